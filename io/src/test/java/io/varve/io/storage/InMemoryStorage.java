package io.varve.io.storage;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * A storage in this JVM's memory, at {@code mem://name} or a folder of it, {@code mem://name/x}.
 *
 * <p>Strict where real stores are forgiving: it knows the new files and inputs that nobody closed.
 */
public final class InMemoryStorage implements Storage {

  private static final ConcurrentMap<String, Bucket> BUCKETS = new ConcurrentHashMap<>();
  private static final ConcurrentMap<String, InMemoryStorage> STORAGES = new ConcurrentHashMap<>();

  private final String root;
  private final String prefix;
  private final Bucket bucket;

  /** What all storages of one name share. */
  private record Bucket(
      ConcurrentNavigableMap<String, byte[]> files, ConcurrentMap<Object, String> open) {}

  private InMemoryStorage(String name, String folder) {
    this.root = location(name, folder);
    this.prefix = folder.isEmpty() ? "" : folder + "/";
    this.bucket =
        BUCKETS.computeIfAbsent(
            name, n -> new Bucket(new ConcurrentSkipListMap<>(), new ConcurrentHashMap<>()));
  }

  /** Returns the one storage at {@code mem://name}, empty on first use. */
  public static InMemoryStorage named(String name) {
    return at(name, "");
  }

  /** Returns the one storage at {@code mem://name/folder}. */
  static InMemoryStorage at(String name, String folder) {
    return STORAGES.computeIfAbsent(location(name, folder), l -> new InMemoryStorage(name, folder));
  }

  /** Drops all files below a name and everything that is known of it. */
  public static void forget(String name) {
    BUCKETS.remove(name);
    STORAGES.values().removeIf(storage -> (storage.root + "/").startsWith("mem://" + name + "/"));
  }

  /** Fails when a new file or an input was not closed, naming them. */
  public void assertNothingOpen() {
    assertThat("files never closed", bucket.open().values(), empty());
  }

  @Override
  public String root() {
    return root;
  }

  @Override
  public boolean createIfAbsent(String path, byte[] content) {
    return bucket.files().putIfAbsent(key(path), content.clone()) == null;
  }

  @Override
  public NewFile create(String path) throws IOException {
    if (bucket.files().containsKey(key(path))) {
      throw new FileAlreadyExistsException(path);
    }
    return new MemoryNewFile(key(path));
  }

  @Override
  public byte[] read(String path) throws IOException {
    return content(path).clone();
  }

  @Override
  public RandomAccessInput open(String path) throws IOException {
    return new MemoryInput(content(path), path);
  }

  @Override
  public Optional<Long> size(String path) {
    return Optional.ofNullable(bucket.files().get(key(path))).map(bytes -> (long) bytes.length);
  }

  @Override
  public List<StoredFile> list(String folder) {
    StoragePath.requireFolder(folder);
    String start = folder.isEmpty() ? prefix : prefix + folder + "/";
    return bucket.files().tailMap(start).entrySet().stream()
        .takeWhile(file -> file.getKey().startsWith(start))
        .map(f -> new StoredFile(f.getKey().substring(prefix.length()), f.getValue().length))
        .toList();
  }

  @Override
  public void delete(String path) {
    bucket.files().remove(key(path));
  }

  private String key(String path) {
    StoragePath.requireFile(path);
    return prefix + path;
  }

  private byte[] content(String path) throws IOException {
    return Optional.ofNullable(bucket.files().get(key(path)))
        .orElseThrow(() -> new NoSuchFileException(path));
  }

  private static String location(String name, String folder) {
    return "mem://" + name + (folder.isEmpty() ? "" : "/" + folder);
  }

  private final class MemoryNewFile implements NewFile {
    private final String key;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Set<String> done = ConcurrentHashMap.newKeySet();

    MemoryNewFile(String key) {
      this.key = key;
      bucket.open().put(this, "new file " + key);
    }

    @Override
    public void write(byte[] source, int offset, int length) {
      requireWriting();
      bytes.write(source, offset, length);
    }

    @Override
    public long position() {
      return bytes.size();
    }

    @Override
    public void publish() throws IOException {
      requireWriting();
      done.add("published");
      if (bucket.files().putIfAbsent(key, bytes.toByteArray()) != null) {
        throw new FileAlreadyExistsException(key);
      }
    }

    @Override
    public void close() {
      done.add("closed");
      bucket.open().remove(this);
    }

    private void requireWriting() {
      if (!done.isEmpty()) {
        throw new IllegalStateException(key + " is already " + done);
      }
    }
  }

  private final class MemoryInput implements RandomAccessInput {
    private final byte[] content;

    MemoryInput(byte[] content, String path) {
      this.content = content;
      bucket.open().put(this, "input " + path);
    }

    @Override
    public long size() {
      return content.length;
    }

    @Override
    public int read(long position, byte[] buffer, int offset, int length) {
      if (position >= content.length) {
        return -1;
      }
      int count = (int) Math.min(length, content.length - position);
      System.arraycopy(content, (int) position, buffer, offset, count);
      return count;
    }

    @Override
    public void close() {
      bucket.open().remove(this);
    }
  }
}
