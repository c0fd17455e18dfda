package io.varve.io.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;

import io.varve.io.storage.Storage.StoredFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract between processes, and when a process dies. */
class StorageProcessesTest {

  private static final int RACERS = 8;
  private static final int NAMES = 200;
  private static final int KILLS = 20;
  private static final int SEED = 1859;

  @TempDir Path root;

  @ParameterizedTest
  @ValueSource(strings = {"link", "lock"})
  void oneOfManyProcessesWinsEachName(String mode) throws Exception {
    List<Process> racers = new ArrayList<>();
    Map<String, String> winners = new TreeMap<>();
    try {
      for (int i = 0; i < RACERS; i++) {
        racers.add(StorageChild.start(mode, root, "race", NAMES));
      }
      List<BufferedReader> outputs = racers.stream().map(r -> r.inputReader(UTF_8)).toList();
      for (BufferedReader output : outputs) {
        assertThat(output.readLine(), is("ready"));
      }
      for (Process racer : racers) {
        racer.getOutputStream().close();
      }
      for (int i = 0; i < RACERS; i++) {
        String pid = Long.toString(racers.get(i).pid());
        for (String name : outputs.get(i).lines().toList()) {
          assertThat(name + " won twice", winners.put(name, pid) == null, is(true));
        }
        assertThat(racers.get(i).waitFor(), is(0));
      }
    } finally {
      racers.forEach(Process::destroyForcibly);
    }
    assertThat(winners.size(), is(NAMES));
    Storage storage = LocalStorage.at(root);
    for (Map.Entry<String, String> winner : winners.entrySet()) {
      assertThat(new String(storage.read(winner.getKey()), UTF_8), equalTo(winner.getValue()));
    }
    LocalStorageContractTest.assertNoTemporaryFiles(root);
  }

  @Test
  void everyFileThatKilledWritersLeaveIsWhole() throws Exception {
    Random random = new Random(SEED);
    for (int round = 0; round < KILLS; round++) {
      // Two modes take turns; each must leave whole files at whatever point it is killed.
      String mode = round % 2 == 0 ? "link" : "lock";
      Process writer = StorageChild.start(mode, root.resolve(mode), "write", round);
      try {
        assertThat(writer.inputReader(UTF_8).readLine(), is("ready"));
        Thread.sleep(10 + random.nextInt(100));
      } finally {
        writer.destroyForcibly().waitFor();
      }
    }
    assertThat(wholeFiles(root.resolve("link")), greaterThanOrEqualTo(KILLS));
    assertThat(wholeFiles(root.resolve("lock")), greaterThanOrEqualTo(KILLS));
  }

  private static int wholeFiles(Path folder) throws IOException {
    Storage storage = LocalStorage.at(folder);
    List<StoredFile> files = storage.list("");
    for (StoredFile file : files) {
      byte[] content = storage.read(file.path());
      assertThat("seed " + SEED + ": " + file, StorageChild.isWhole(content), is(true));
    }
    return files.size();
  }
}
