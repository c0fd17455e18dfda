package io.varve.io.storage;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.varve.io.storage.Storage.NewFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** What the other processes of {@link StorageProcessesTest} do. */
public final class StorageChild {

  private static final int HASH_BYTES = 32;
  private static final int HEADER_BYTES = Integer.BYTES + HASH_BYTES;

  private StorageChild() {}

  /** Arguments: {@code link|lock}, the root, {@code race <names>|write <seed>}. */
  public static void main(String[] arguments) throws IOException {
    Path root = Path.of(arguments[1]);
    Storage storage =
        arguments[0].equals("link")
            ? LocalStorage.withHardLinks(new Disk(), root)
            : LocalStorage.withLock(new Disk(), root);
    int number = Integer.parseInt(arguments[3]);
    if (arguments[2].equals("race")) {
      race(storage, number);
    } else {
      writeUntilKilled(storage, number);
    }
  }

  /** Waits for a byte, so that all start together, and prints the names it won. */
  private static void race(Storage storage, int names) throws IOException {
    System.out.println("ready");
    System.in.read();
    byte[] content = Long.toString(ProcessHandle.current().pid()).getBytes(UTF_8);
    for (int i = 0; i < names; i++) {
      if (storage.createIfAbsent("race/" + i, content)) {
        System.out.println("race/" + i);
      }
    }
  }

  private static void writeUntilKilled(Storage storage, int seed) throws IOException {
    Random random = new Random(seed);
    for (int i = 0; ; i++) {
      byte[] content = selfChecking(random);
      String path = "written/" + seed + "-" + i;
      if (i % 2 == 0) {
        storage.createIfAbsent(path, content);
      } else {
        stream(storage.create(path), content);
      }
      if (i == 1) {
        System.out.println("ready"); // one file of each kind is there, however slow the disk
      }
    }
  }

  private static void stream(NewFile file, byte[] content) throws IOException {
    try (file) {
      for (int at = 0; at < content.length; at += 20_000) {
        file.write(content, at, Math.min(20_000, content.length - at));
      }
      file.publish();
    }
  }

  private static byte[] selfChecking(Random random) {
    byte[] body = new byte[random.nextInt(400_000)];
    random.nextBytes(body);
    return ByteBuffer.allocate(HEADER_BYTES + body.length)
        .putInt(body.length)
        .put(hash(body))
        .put(body)
        .array();
  }

  /** Tells whether the bytes are one whole file of {@link #writeUntilKilled}. */
  static boolean isWhole(byte[] content) {
    if (content.length < HEADER_BYTES) {
      return false;
    }
    byte[] body = Arrays.copyOfRange(content, HEADER_BYTES, content.length);
    byte[] hash = Arrays.copyOfRange(content, Integer.BYTES, HEADER_BYTES);
    return ByteBuffer.wrap(content).getInt() == body.length && Arrays.equals(hash, hash(body));
  }

  private static byte[] hash(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  /** Starts this class in a JVM of its own. */
  static Process start(String mode, Path root, String task, int number) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx64m"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(StorageChild.class.getName(), mode, root.toString(), task, "" + number));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }
}
