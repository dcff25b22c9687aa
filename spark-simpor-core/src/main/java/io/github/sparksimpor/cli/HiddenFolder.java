package io.github.sparksimpor.cli;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.jspecify.annotations.Nullable;

/**
 * A folder beside a target, hidden from readers of the folder above, for what is not yet complete.
 * Closing removes it. One that a killed run has left is removed by the next run on the same target.
 *
 * <p>On this machine a run holds a lock in its folder, which the operating system frees with the
 * run. Elsewhere there is no telling but by age.
 */
final class HiddenFolder implements AutoCloseable {
  /** Where what stood at the target is kept while it is replaced. */
  static final String FORMER = "former";

  private static final String LOCK = "lock";
  private static final long DAY = TimeUnit.DAYS.toMillis(1);
  private static final long MINUTE = TimeUnit.MINUTES.toMillis(1);

  /** Looking at a lock that this process holds would free it. */
  private static final Set<String> OURS = ConcurrentHashMap.newKeySet();

  private final Place target;
  private final FileSystem files;
  private final Path path;
  private final Path created;
  private @Nullable FileChannel lock;

  private HiddenFolder(Place target, Path path) throws IOException {
    this.target = target;
    this.files = target.files();
    this.path = path;
    this.created = firstMissing(files, path);
  }

  /**
   * Makes one, and removes those of runs that are no more.
   *
   * @throws IOException if the target's folder cannot be written
   */
  static HiddenFolder beside(Place target) throws IOException {
    removeAbandoned(target);
    String name = ".%s.%s.partial".formatted(target.path().getName(), UUID.randomUUID());
    HiddenFolder folder = new HiddenFolder(target, new Path(target.path().getParent(), name));
    try {
      folder.make();
      return folder;
    } catch (IOException e) {
      folder.close();
      throw e;
    }
  }

  /** A file or folder in it. */
  Path at(String name) {
    return new Path(path, name);
  }

  /** From now on what is in it outlives the end of the process; the next run sees to it. */
  void keep() {
    files.cancelDeleteOnExit(path);
  }

  /** Keeps the folder if it holds the only copy of what stood at the target. */
  @Override
  public void close() throws IOException {
    if (lock != null) {
      lock.close();
    }
    OURS.remove(path.getName());
    if (files.exists(at(FORMER)) && !files.exists(target.path())) {
      return;
    }
    files.delete(path, true);
    files.cancelDeleteOnExit(path);
    removeEmpty(path.getParent());
  }

  private void make() throws IOException {
    OURS.add(path.getName());
    if (!files.mkdirs(path)) {
      throw new IOException("nothing can be made in '%s'".formatted(path.getParent()));
    }
    files.deleteOnExit(path);
    files.create(at(LOCK)).close();
    lock = lock(target, at(LOCK));
  }

  /** Takes away the folders that were made on the way and hold nothing. */
  private void removeEmpty(Path folder) throws IOException {
    for (Path each = folder;
        each.depth() >= created.depth() && files.exists(each) && files.listStatus(each).length == 0;
        each = each.getParent()) {
      files.delete(each, false);
    }
  }

  private static Path firstMissing(FileSystem files, Path path) throws IOException {
    Path missing = path;
    while (!missing.isRoot() && !files.exists(missing.getParent())) {
      missing = missing.getParent();
    }
    return missing;
  }

  private static @Nullable FileChannel lock(Place target, Path lock) throws IOException {
    Optional<java.nio.file.Path> local = local(target, lock);
    if (local.isEmpty()) {
      return null;
    }
    FileChannel channel = FileChannel.open(local.get(), StandardOpenOption.WRITE);
    channel.lock();
    return channel;
  }

  private static void removeAbandoned(Place target) throws IOException {
    FileSystem files = target.files();
    Path parent = target.path().getParent();
    if (!files.exists(parent)) {
      return;
    }
    Pattern name =
        Pattern.compile(
            "\\." + Pattern.quote(target.path().getName()) + "\\.[0-9a-f-]{36}\\.partial");
    for (FileStatus each : files.listStatus(parent)) {
      Path path = each.getPath();
      if (name.matcher(path.getName()).matches() && isAbandoned(target, path)) {
        Path former = new Path(path, FORMER);
        if (files.exists(former) && !files.exists(target.path())) {
          files.rename(former, target.path());
        }
        files.delete(path, true);
      }
    }
  }

  private static boolean isAbandoned(Place target, Path path) throws IOException {
    if (OURS.contains(path.getName())) {
      return false;
    }
    Path lock = new Path(path, LOCK);
    boolean locked = target.files().exists(lock);
    Optional<java.nio.file.Path> local = local(target, lock);
    if (locked && local.isPresent()) {
      return isFree(local.get());
    }
    long changed = target.files().getFileStatus(locked ? lock : path).getModificationTime();
    return System.currentTimeMillis() - changed > (local.isPresent() ? MINUTE : DAY);
  }

  private static boolean isFree(java.nio.file.Path lock) throws IOException {
    try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE);
        @Nullable FileLock taken = channel.tryLock()) {
      return taken != null;
    }
  }

  private static Optional<java.nio.file.Path> local(Place target, Path path) {
    return target
        .local()
        .map(file -> file.toPath().resolveSibling(path.getParent().getName()).resolve(LOCK));
  }
}
