package io.varve.io.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.sameInstance;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.varve.io.storage.FaultPlan.Fault;
import io.varve.io.storage.FaultyStorage.Call;
import io.varve.io.storage.FaultyStorage.Operation;
import io.varve.io.storage.Storage.NewFile;
import io.varve.io.storage.Storage.RandomAccessInput;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FaultyStorageTest {

  private static final String NAME = "FaultyStorageTest";
  private static final byte[] CONTENT = "12345678".getBytes(UTF_8);

  private final InMemoryStorage delegate = InMemoryStorage.named(NAME);

  @AfterEach
  void forget() {
    InMemoryStorage.forget(NAME);
  }

  @Test
  void everyCallIsCountedAndRecorded() throws IOException {
    FaultyStorage storage = new FaultyStorage(delegate, FaultPlan.none());
    callEverything(storage);
    assertThat(storage.root(), is(delegate.root()));
    assertThat(
        storage.calls(),
        contains(
            new Call(1, Operation.CREATE_IF_ABSENT, "a"),
            new Call(2, Operation.CREATE, "b"),
            new Call(3, Operation.WRITE, "b"),
            new Call(4, Operation.PUBLISH, "b"),
            new Call(5, Operation.READ, "a"),
            new Call(6, Operation.OPEN, "b"),
            new Call(7, Operation.READ_AT, "b"),
            new Call(8, Operation.SIZE, "b"),
            new Call(9, Operation.LIST, ""),
            new Call(10, Operation.DELETE, "a")));
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "DISK_FULL")
  void eachCallCanFailAloneAndNothingStaysOpen(Fault fault) throws IOException {
    for (int n = 1; n <= 10; n++) {
      forget();
      InMemoryStorage store = InMemoryStorage.named(NAME);
      FaultyStorage storage = new FaultyStorage(store, FaultPlan.once(fault, n));
      assertThrows(InjectedFault.class, () -> callEverything(storage));
      assertThat(storage.calls().size(), is(n));
      store.assertNothingOpen();
      boolean aExists = n > 1 && !(n == 10 && fault != Fault.BEFORE);
      assertThat(store.size("a").isPresent(), is(aExists || (n == 1 && fault == Fault.AFTER)));
      assertThat(store.size("b").isPresent(), is(n > 4 || (n == 4 && fault == Fault.AFTER)));
      storage.createIfAbsent("works again", CONTENT);
    }
  }

  @Test
  void killedProcessDoesNothingMoreAndTidiesNothing() throws IOException {
    FaultyStorage storage = new FaultyStorage(delegate, FaultPlan.fromThenOn(Fault.HALF, 2));
    NewFile file = storage.create("a");
    assertThrows(InjectedFault.class, () -> file.write(CONTENT, 0, 8));
    assertThat(file.position(), is(4L));
    assertThrows(InjectedFault.class, file::publish);
    file.close();
    assertThrows(AssertionError.class, delegate::assertNothingOpen);
    assertThrows(InjectedFault.class, () -> storage.createIfAbsent("b", CONTENT));
    assertThrows(InjectedFault.class, () -> storage.read("b"));
    assertThrows(InjectedFault.class, () -> storage.list(""));
    assertThrows(InjectedFault.class, () -> storage.delete("b"));
    assertThat(delegate.list(""), is(empty()));
  }

  @Test
  void halfCreationLeavesTheNameFree() throws IOException {
    FaultyStorage storage = new FaultyStorage(delegate, FaultPlan.fromThenOn(Fault.HALF, 1));
    assertThrows(InjectedFault.class, () -> storage.createIfAbsent("a", CONTENT));
    assertThat(delegate.list(""), is(empty()));
    assertThrows(AssertionError.class, delegate::assertNothingOpen);
    assertThat(delegate.createIfAbsent("a", CONTENT), is(true));
    FaultyStorage taken = new FaultyStorage(delegate, FaultPlan.once(Fault.HALF, 1));
    assertThrows(InjectedFault.class, () -> taken.createIfAbsent("a", new byte[9]));
    assertThat(delegate.read("a"), equalTo(CONTENT));
  }

  @Test
  void failedWriteCannotBePublished() throws IOException {
    FaultyStorage storage = new FaultyStorage(delegate, FaultPlan.once(Fault.HALF, 2));
    try (NewFile file = storage.create("a")) {
      assertThrows(InjectedFault.class, () -> file.write(CONTENT, 0, 8));
      assertThrows(IOException.class, file::publish);
    }
    assertThat(delegate.size("a"), is(Optional.empty()));
  }

  @Test
  void halfReadDeliversHalf() throws IOException {
    delegate.createIfAbsent("a", CONTENT);
    FaultyStorage storage = new FaultyStorage(delegate, FaultPlan.once(Fault.HALF, 2));
    try (RandomAccessInput input = storage.open("a")) {
      byte[] buffer = new byte[8];
      assertThrows(InjectedFault.class, () -> input.read(0, buffer, 0, 8));
      assertThat(buffer, equalTo(new byte[] {'1', '2', '3', '4', 0, 0, 0, 0}));
      assertThat(input.read(4, buffer, 4, 4), is(4));
    }
  }

  @Test
  void fullDiskStillReadsAndDeletes() throws IOException {
    FaultyStorage storage = new FaultyStorage(delegate, FaultPlan.diskFullFrom(3));
    storage.createIfAbsent("a", CONTENT);
    try (NewFile file = storage.create("b")) {
      IOException e = assertThrows(IOException.class, () -> file.write(CONTENT, 0, 8));
      assertThat(e.getMessage(), is("No space left on device"));
      assertThrows(IOException.class, file::publish);
    }
    assertThrows(IOException.class, () -> storage.createIfAbsent("c", CONTENT));
    assertThrows(IOException.class, () -> storage.create("c"));
    assertThat(storage.read("a"), equalTo(CONTENT));
    storage.delete("a");
    assertThat(storage.list(""), is(empty()));
    delegate.assertNothingOpen();
  }

  @Test
  void isReachableByLocation() throws IOException {
    String location = FaultyStorage.register(NAME, delegate, FaultPlan.none());
    assertThat(location, is("faulty://" + NAME));
    assertThat(Storages.open(location), sameInstance(FaultyStorage.registered(NAME)));
    FaultyStorage.register(NAME, delegate, FaultPlan.once(Fault.BEFORE, 1));
    Storage replaced = Storages.open(location);
    assertThrows(InjectedFault.class, () -> replaced.list(""));
    assertThrows(IllegalArgumentException.class, () -> Storages.open("faulty://nobody"));
  }

  private static void callEverything(Storage storage) throws IOException {
    storage.createIfAbsent("a", CONTENT);
    try (NewFile file = storage.create("b")) {
      file.write(CONTENT, 0, 8);
      file.publish();
    }
    storage.read("a");
    try (RandomAccessInput input = storage.open("b")) {
      input.read(0, new byte[8], 0, 8);
    }
    storage.size("b");
    storage.list("");
    storage.delete("a");
  }
}
