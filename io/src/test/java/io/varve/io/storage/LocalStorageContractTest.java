package io.varve.io.storage;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** Both ways of publishing keep to the contract, also behind a wrapper that could fail them. */
class LocalStorageContractTest {

  abstract static class Local extends StorageRaces {
    @TempDir Path folder;

    @Override
    protected void assertNoLeftovers() throws IOException {
      assertNoTemporaryFiles(folder);
    }
  }

  static void assertNoTemporaryFiles(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      assertThat(
          "temporary files",
          files
              .filter(file -> StoragePath.isReserved(file.getFileName().toString()))
              .filter(file -> !file.endsWith(LockedPublication.LOCK_FILE))
              .toList(),
          is(empty()));
    }
  }

  @Nested
  class WithHardLinks extends Local {
    @Override
    protected Storage open() {
      return LocalStorage.withHardLinks(new Disk(), folder.resolve("not/there yet"));
    }
  }

  @Nested
  class WithLockFile extends Local {
    @Override
    protected Storage open() {
      return LocalStorage.withLock(new Disk(), folder.resolve("not/there yet"));
    }
  }

  @Nested
  class ThroughFaultyStorage extends Local {
    @Override
    protected Storage open() {
      return new FaultyStorage(LocalStorage.at(folder), FaultPlan.none());
    }
  }
}
