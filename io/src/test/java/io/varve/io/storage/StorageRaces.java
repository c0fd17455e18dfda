package io.varve.io.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import io.varve.io.storage.Storage.NewFile;
import io.varve.io.storage.Storage.RandomAccessInput;
import io.varve.io.storage.Storage.StoredFile;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** The part of {@link StorageContract} about threads: who wins, what others see, interrupts. */
public abstract class StorageRaces extends StorageContract {

  private static final int RACERS = 8;
  private static final int NAMES = 200;

  @Test
  void oneOfManyRacersWinsEachName() throws Exception {
    Storage storage = open();
    ConcurrentMap<String, String> winners = new ConcurrentHashMap<>();
    Queue<String> wonTwice = new ConcurrentLinkedQueue<>();
    // All start on a name together; one that fails leaves, so that the others need not wait for it.
    Phaser start = new Phaser(RACERS);
    List<Callable<Boolean>> racers = new ArrayList<>();
    for (int racer = 0; racer < RACERS; racer++) {
      String content = "racer " + racer;
      // Both ways of creating race for the same names.
      boolean streams = racer % 2 == 1;
      racers.add(
          () -> {
            try {
              for (int i = 0; i < NAMES; i++) {
                String name = "race/" + i;
                start.arriveAndAwaitAdvance();
                if (streams ? streamed(storage, name, content) : created(storage, name, content)) {
                  Optional.ofNullable(winners.putIfAbsent(name, content)).ifPresent(wonTwice::add);
                }
              }
            } finally {
              start.arriveAndDeregister();
            }
            return true;
          });
    }
    run(racers);
    assertThat("winners of names with a second winner", wonTwice, is(empty()));
    assertThat(winners.size(), is(NAMES));
    for (var winner : winners.entrySet()) {
      assertThat(new String(storage.read(winner.getKey()), UTF_8), equalTo(winner.getValue()));
    }
  }

  @Test
  void readersSeeWholeFilesOnly() throws Exception {
    Storage storage = open();
    byte[] content = new byte[300_000];
    Arrays.fill(content, (byte) 7);
    AtomicBoolean done = new AtomicBoolean();
    Callable<Boolean> writer =
        () -> {
          try {
            for (int i = 0; i < 40; i++) {
              storage.createIfAbsent("f/created" + i, content);
              streamed(storage, "f/streamed" + i, new String(content, UTF_8));
            }
          } finally {
            done.set(true);
          }
          return true;
        };
    Callable<Boolean> reader =
        () -> {
          while (!done.get()) {
            for (StoredFile file : storage.list("f")) {
              assertThat(file.path(), file.sizeBytes(), is((long) content.length));
            }
            for (int i = 0; i < 40; i++) {
              assertWholeOrAbsent(storage, "f/created" + i, content);
            }
          }
          return true;
        };
    run(List.of(writer, reader));
    assertThat(storage.list("f").size(), is(80));
  }

  @Test
  void pendingInterruptBreaksNothingAndIsKept() throws IOException {
    Storage storage = open();
    byte[] content = "content".getBytes(UTF_8);
    Thread.currentThread().interrupt();
    assertThat(storage.createIfAbsent("f/a", content), is(true));
    assertThat(streamed(storage, "f/b", "content"), is(true));
    assertThat(storage.read("f/a"), equalTo(content));
    try (RandomAccessInput input = storage.open("f/b")) {
      assertThat(input.read(0, new byte[7], 0, 7), is(7));
    }
    assertThat(storage.list("f"), contains(new StoredFile("f/a", 7), new StoredFile("f/b", 7)));
    storage.delete("f/a");
    assertThat(Thread.interrupted(), is(true));
    assertThat(storage.list(""), contains(new StoredFile("f/b", 7)));
  }

  private static void assertWholeOrAbsent(Storage storage, String path, byte[] content)
      throws IOException {
    try {
      assertThat(path, Arrays.equals(storage.read(path), content), is(true));
    } catch (NoSuchFileException e) {
      // not created yet
    }
  }

  private static boolean created(Storage storage, String name, String content) throws IOException {
    return storage.createIfAbsent(name, content.getBytes(UTF_8));
  }

  private static boolean streamed(Storage storage, String name, String content) throws IOException {
    byte[] bytes = content.getBytes(UTF_8);
    try (NewFile file = storage.create(name)) {
      file.write(bytes, 0, bytes.length / 2);
      file.write(bytes, bytes.length / 2, bytes.length - bytes.length / 2);
      file.publish();
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    }
  }

  private static void run(List<Callable<Boolean>> tasks) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(tasks.size());
    try {
      List<Future<Boolean>> results = threads.invokeAll(tasks);
      for (Future<Boolean> result : results) {
        assertThat(result.get(), is(true));
      }
    } finally {
      threads.shutdownNow();
    }
  }
}
