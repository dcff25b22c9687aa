package io.github.sparksimpor.cli.paths;

import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;

/**
 * Where a file or folder really is, links followed, so that two spellings of one place are equal.
 * What is not there yet is placed in the nearest folder that is.
 *
 * @param files the file system that holds it
 * @param path absolute, with the file system
 * @param storage the same for all file systems over one storage
 * @param names of the folders on the way and of the place itself, from the root
 */
public record Place(FileSystem files, Path path, String storage, List<String> names) {
  private static final String THIS_MACHINE = "";

  /** More than these in a row are taken for a ring. */
  private static final int MOST_LINKS = 40;

  /**
   * Resolves a path.
   *
   * @throws NoSuchFileException if a link on the way leads nowhere
   */
  public static Place of(Path path, Configuration configuration) throws IOException {
    return of(path, configuration, false);
  }

  /** Of what is to be written, which a link may lead to before it is there. */
  public static Place ofNew(Path path, Configuration configuration) throws IOException {
    return of(path, configuration, true);
  }

  private static Place of(Path path, Configuration configuration, boolean isNew)
      throws IOException {
    FileSystem files = withoutChecksumFiles(path.getFileSystem(configuration));
    Path absolute = files.makeQualified(path);
    Optional<File> local = local(files, absolute);
    if (local.isPresent()) {
      java.nio.file.Path real = real(local.get().toPath().toAbsolutePath(), isNew ? MOST_LINKS : 0);
      return new Place(
          files,
          new Path(absolute.toUri().getScheme(), absolute.toUri().getAuthority(), real.toString()),
          THIS_MACHINE,
          names(new Path(real.toString())));
    }
    Path real = real(files, absolute);
    FileSystem holder = withoutChecksumFiles(real.getFileSystem(configuration));
    return local(holder, real).isPresent()
        ? of(real, configuration, isNew)
        : new Place(
            holder, real, Objects.requireNonNullElse(real.toUri().getHost(), "/"), names(real));
  }

  /** The file on this machine, if that is where it is. */
  public Optional<File> local() {
    return local(files, path);
  }

  /** Whether another place is this one or lies below it. */
  public boolean holds(Place other) {
    return storage.equals(other.storage)
        && names.size() <= other.names.size()
        && names.equals(other.names.subList(0, names.size()));
  }

  /** Whether another place is this one, whichever file system leads there. */
  public boolean is(Place other) {
    return storage.equals(other.storage) && names.equals(other.names);
  }

  private static Optional<File> local(FileSystem files, Path path) {
    return files instanceof RawLocalFileSystem raw
        ? Optional.of(raw.pathToFile(path))
        : Optional.empty();
  }

  private static java.nio.file.Path real(java.nio.file.Path path, int links) throws IOException {
    if (Files.exists(path)) {
      return path.toRealPath();
    }
    if (Files.isSymbolicLink(path)) {
      if (links > 0) {
        return real(path.resolveSibling(Files.readSymbolicLink(path)).normalize(), links - 1);
      }
      throw new NoSuchFileException(
          "'%s' is a link to '%s', which is not there"
              .formatted(path, Files.readSymbolicLink(path)));
    }
    java.nio.file.Path parent = path.getParent();
    return parent == null ? path : real(parent, links).resolve(path.getFileName());
  }

  private static Path real(FileSystem files, Path path) throws IOException {
    try {
      return files.resolvePath(path);
    } catch (FileNotFoundException e) {
      return path.isRoot() ? path : new Path(real(files, path.getParent()), path.getName());
    }
  }

  private static List<String> names(Path path) {
    Deque<String> names = new ArrayDeque<>();
    for (Path each = path; !each.isRoot(); each = each.getParent()) {
      names.addFirst(each.getName());
    }
    return List.copyOf(names);
  }

  /** The local file system would otherwise leave a .crc file beside each file. */
  private static FileSystem withoutChecksumFiles(FileSystem files) {
    return files instanceof LocalFileSystem local ? local.getRawFileSystem() : files;
  }
}
