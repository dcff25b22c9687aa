package io.github.sparksimpor.cli.paths;

import io.github.sparksimpor.spark.Closing;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.util.ShutdownHookManager;
import org.jspecify.annotations.Nullable;

/**
 * A folder beside a target, hidden from readers of the folder above, for what is not yet complete.
 * Closing removes it. One that a killed run has left is removed by the next run on the same target.
 *
 * <p>Beside it, and made before it, lies a lock file. On this machine a run holds a lock on it,
 * which the operating system frees with the run. Elsewhere there is no telling but by its age.
 */
public final class HiddenFolder implements AutoCloseable {
  /** Where what stood at the target is kept while it is replaced. */
  public static final String FORMER = "former";

  private static final String FOLDER = ".partial";
  private static final String LOCK = ".lock";
  private static final Pattern NAME =
      Pattern.compile(
          "\\.([^/\\s`'\"]+)\\.\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12}\\.partial(?:/\\w+)?");
  private static final long DAY = TimeUnit.DAYS.toMillis(1);

  /** When the program is ended: after Spark, whose tasks would go on writing. */
  private static final int BEFORE_FILE_SYSTEMS = FileSystem.SHUTDOWN_HOOK_PRIORITY + 1;

  /** Names of those of this process, for which to look at a lock would be to free it. */
  private static final Set<String> OURS = ConcurrentHashMap.newKeySet();

  /** Folders that this process has made on the way to a target. */
  private static final Set<Path> MADE = ConcurrentHashMap.newKeySet();

  private final Place target;
  private final FileSystem files;
  private final String name;
  private final Runnable atExit = this::closeQuietly;
  private @Nullable FileChannel lock;
  private boolean closed;

  private HiddenFolder(Place target) {
    this.target = target;
    this.files = target.files();
    this.name = ".%s.%s".formatted(target.path().getName(), UUID.randomUUID());
  }

  /**
   * Makes one, and removes those of runs that are no more.
   *
   * @throws IOException if the target's folder cannot be written
   */
  public static HiddenFolder beside(Place target) throws IOException {
    removeAbandoned(target);
    HiddenFolder folder = new HiddenFolder(target);
    try {
      folder.make();
      return folder;
    } catch (IOException e) {
      IOException told =
          new IOException("nothing can be made in '%s'".formatted(target.path().getParent()));
      told.addSuppressed(e);
      Closing.after(told, folder::close);
      throw told;
    }
  }

  /** A message in the names of targets, where it names such folders, which nobody knows. */
  public static String named(String message) {
    return NAME.matcher(message).replaceAll("$1");
  }

  /** A file or folder in it. */
  public Path at(String child) {
    return new Path(path(FOLDER), child);
  }

  /** From now on what is in it outlives the end of the process; the next run sees to it. */
  void keep() {
    if (!ShutdownHookManager.get().isShutdownInProgress()) {
      ShutdownHookManager.get().removeShutdownHook(atExit);
    }
  }

  /**
   * Keeps the folder if it holds the only copy of what stood at the target. Tasks that have not
   * ended yet may write in it still, so that it is removed again when the program ends.
   */
  @Override
  public synchronized void close() throws IOException {
    closed = true;
    Closing.all(List.<Closeable>of(this::remove, this::unlock), Closeable::close);
  }

  private void remove() throws IOException {
    if (!files.exists(at(FORMER)) || files.exists(target.path())) {
      files.delete(path(FOLDER), true);
      files.delete(path(LOCK), false);
      removeEmpty();
    }
  }

  /** What stays is the next run's to remove. */
  private void unlock() throws IOException {
    OURS.remove(name);
    if (lock != null) {
      lock.close();
    }
  }

  /** The end of the program may come at any time; it waits for this, or keeps it from beginning. */
  private synchronized void make() throws IOException {
    if (closed) {
      throw new IOException("the program ends");
    }
    OURS.add(name);
    ShutdownHookManager.get().addShutdownHook(atExit, BEFORE_FILE_SYSTEMS);
    Path parent = target.path().getParent();
    for (Path each = parent; !each.isRoot() && !files.exists(each); each = each.getParent()) {
      MADE.add(each);
    }
    if (!files.mkdirs(parent)) {
      throw new IOException("no folder " + parent);
    }
    takeLock();
    if (!files.mkdirs(path(FOLDER))) {
      throw new IOException("no folder " + path(FOLDER));
    }
  }

  private void takeLock() throws IOException {
    Optional<java.nio.file.Path> local = local(target, name);
    if (local.isEmpty()) {
      files.create(path(LOCK)).close();
      return;
    }
    do {
      if (lock != null) {
        lock.close();
      }
      lock = FileChannel.open(local.get(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      lock.lock();
    } while (!Files.exists(local.get())); // another run may have found it before it was locked
  }

  private Path path(String suffix) {
    return new Path(target.path().getParent(), name + suffix);
  }

  private void closeQuietly() {
    try {
      close();
    } catch (IOException e) {
      // The program ends; the next run on the same target tries again.
    }
  }

  /** Takes away the folders that were made on the way, for whichever target, and hold nothing. */
  private void removeEmpty() throws IOException {
    for (Path each = target.path().getParent();
        MADE.contains(each) && files.exists(each) && files.listStatus(each).length == 0;
        each = each.getParent()) {
      files.delete(each, false);
      MADE.remove(each);
    }
  }

  private static void removeAbandoned(Place target) throws IOException {
    FileSystem files = target.files();
    Path parent = target.path().getParent();
    if (!files.exists(parent)) {
      return;
    }
    for (String name : namesBeside(target)) {
      if (isAbandoned(target, name)) {
        Path former = new Path(new Path(parent, name + FOLDER), FORMER);
        if (files.exists(former) && !files.exists(target.path())) {
          files.rename(former, target.path());
        }
        files.delete(new Path(parent, name + FOLDER), true);
        files.delete(new Path(parent, name + LOCK), false);
      }
    }
  }

  private static Set<String> namesBeside(Place target) throws IOException {
    Pattern pattern =
        Pattern.compile(
            "(\\.%s\\.[0-9a-f-]{36})(%s|%s)"
                .formatted(
                    Pattern.quote(target.path().getName()),
                    Pattern.quote(FOLDER),
                    Pattern.quote(LOCK)));
    Set<String> names = new TreeSet<>();
    for (FileStatus each : target.files().listStatus(target.path().getParent())) {
      Matcher matcher = pattern.matcher(each.getPath().getName());
      if (matcher.matches()) {
        names.add(matcher.group(1));
      }
    }
    return names;
  }

  private static boolean isAbandoned(Place target, String name) throws IOException {
    Path lock = new Path(target.path().getParent(), name + LOCK);
    if (OURS.contains(name)) {
      return false;
    }
    if (!target.files().exists(lock)) {
      return true;
    }
    Optional<java.nio.file.Path> local = local(target, name);
    return local.isPresent()
        ? isFree(local.get())
        : System.currentTimeMillis() - target.files().getFileStatus(lock).getModificationTime()
            > DAY;
  }

  private static boolean isFree(java.nio.file.Path lock) throws IOException {
    try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE);
        @Nullable FileLock taken = channel.tryLock()) {
      return taken != null;
    }
  }

  private static Optional<java.nio.file.Path> local(Place target, String name) {
    return target.local().map(file -> file.toPath().resolveSibling(name + LOCK));
  }
}
