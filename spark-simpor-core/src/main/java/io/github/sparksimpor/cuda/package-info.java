/**
 * The kernel sums, and the ascent along spheres, on an NVIDIA GPU: device code as PTX in the jar,
 * loaded through the driver API, so that a machine needs the NVIDIA driver and nothing else.
 * Nothing of Spark is used here.
 */
@NullMarked
package io.github.sparksimpor.cuda;

import org.jspecify.annotations.NullMarked;
