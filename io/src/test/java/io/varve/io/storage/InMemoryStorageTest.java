package io.varve.io.storage;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.sameInstance;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.varve.io.storage.Storage.NewFile;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InMemoryStorageTest extends StorageRaces {

  private static final String NAME = "InMemoryStorageTest";

  @Override
  protected Storage open() throws IOException {
    return Storages.open("mem://" + NAME + "/warehouse");
  }

  @Override
  protected void assertNoLeftovers() {
    InMemoryStorage.named(NAME).assertNothingOpen();
  }

  @AfterEach
  void forget() {
    InMemoryStorage.forget(NAME);
  }

  @Test
  void locationLeadsToTheSameStorageOnAnyThread() throws Exception {
    Storage here = open();
    Storage there = CompletableFuture.supplyAsync(this::openUnchecked).get();
    assertThat(there, sameInstance(here));
    here.createIfAbsent("a", new byte[3]);
    assertThat(InMemoryStorage.named(NAME).size("warehouse/a").orElseThrow(), is(3L));
    assertThat(InMemoryStorage.named(NAME + "2").list("").size(), is(0));
    InMemoryStorage.forget(NAME + "2");
  }

  @Test
  void filesThatNobodyClosedAreNamed() throws IOException {
    NewFile file = open().create("a");
    file.publish();
    InMemoryStorage storage = InMemoryStorage.named(NAME);
    AssertionError error = assertThrows(AssertionError.class, storage::assertNothingOpen);
    assertThat(error.getMessage(), containsString("new file warehouse/a"));
    file.close();
    storage.assertNothingOpen();
  }

  private Storage openUnchecked() {
    try {
      return open();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
