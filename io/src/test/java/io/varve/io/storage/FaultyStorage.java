package io.varve.io.storage;

import io.varve.io.storage.FaultPlan.Fault;
import io.varve.io.storage.FaultScript.Fate;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * A storage that counts and records its calls and fails one of them as a {@link FaultPlan} says, so
 * that a test can walk over all n: run once with {@link FaultPlan#none()}, then for each of {@link
 * #calls()} again with a plan for its number.
 *
 * <p>Counted are the methods of {@link Storage} except {@link #root()}, the writes and publications
 * of new files, and the reads of inputs. Closing is neither counted nor failed; but a new file of a
 * dead storage is not closed, since no killed process tidies up.
 */
public final class FaultyStorage implements Storage {

  /** What a call does. */
  public enum Operation {
    CREATE_IF_ABSENT,
    CREATE,
    WRITE,
    PUBLISH,
    READ,
    OPEN,
    READ_AT,
    SIZE,
    LIST,
    DELETE
  }

  /** One call, numbered from 1. */
  public record Call(int number, Operation operation, String path) {}

  private static final ConcurrentMap<String, FaultyStorage> REGISTERED = new ConcurrentHashMap<>();

  private final Storage delegate;
  private final FaultScript script;

  public FaultyStorage(Storage delegate, FaultPlan plan) {
    this.delegate = delegate;
    this.script = new FaultScript(plan);
  }

  /** Makes a faulty storage reachable by location, in place of an earlier one of this name. */
  public static String register(String name, Storage delegate, FaultPlan plan) {
    REGISTERED.put(name, new FaultyStorage(delegate, plan));
    return FaultyStorageProvider.SCHEME + "://" + name;
  }

  /** Returns the storage that was registered last under a name. */
  public static FaultyStorage registered(String name) {
    return Optional.ofNullable(REGISTERED.get(name))
        .orElseThrow(() -> new IllegalArgumentException("no faulty storage '" + name + "'"));
  }

  /** Returns the calls made so far, also those that failed. */
  public List<Call> calls() {
    return script.calls();
  }

  @Override
  public String root() {
    return delegate.root();
  }

  @Override
  public boolean createIfAbsent(String path, byte[] content) throws IOException {
    Fate fate = script.next(Operation.CREATE_IF_ABSENT, path);
    if (!fate.is(Fault.HALF)) {
      return fate.answer(delegate.createIfAbsent(path, content));
    }
    if (delegate.size(path).isEmpty()) {
      FaultyNewFile half = new FaultyNewFile(path, delegate.create(path), script);
      half.abandonAfter(content, 0, content.length / 2);
    }
    throw fate.injected();
  }

  @Override
  public NewFile create(String path) throws IOException {
    Fate fate = script.next(Operation.CREATE, path);
    FaultyNewFile file = new FaultyNewFile(path, delegate.create(path), script);
    if (fate.fault().isPresent()) {
      file.close(); // the caller never gets it
    }
    return fate.answer(file);
  }

  @Override
  public byte[] read(String path) throws IOException {
    Fate fate = script.next(Operation.READ, path);
    return fate.answer(delegate.read(path));
  }

  @Override
  public RandomAccessInput open(String path) throws IOException {
    Fate fate = script.next(Operation.OPEN, path);
    RandomAccessInput input = delegate.open(path);
    if (fate.fault().isPresent()) {
      input.close();
    }
    return fate.answer(new FaultyInput(path, input));
  }

  @Override
  public Optional<Long> size(String path) throws IOException {
    Fate fate = script.next(Operation.SIZE, path);
    return fate.answer(delegate.size(path));
  }

  @Override
  public List<StoredFile> list(String folder) throws IOException {
    Fate fate = script.next(Operation.LIST, folder);
    return fate.answer(delegate.list(folder));
  }

  @Override
  public void delete(String path) throws IOException {
    Fate fate = script.next(Operation.DELETE, path);
    delegate.delete(path);
    fate.answer(path);
  }

  private final class FaultyInput implements RandomAccessInput {
    private final String path;
    private final RandomAccessInput input;

    FaultyInput(String path, RandomAccessInput input) {
      this.path = path;
      this.input = input;
    }

    @Override
    public long size() {
      return input.size();
    }

    @Override
    public int read(long position, byte[] buffer, int offset, int length) throws IOException {
      Fate fate = script.next(Operation.READ_AT, path);
      byte[] answer = Arrays.copyOfRange(buffer, offset, offset + length);
      int count = input.read(position, answer, 0, length);
      int delivered = fate.is(Fault.HALF) ? count / 2 : count;
      System.arraycopy(answer, 0, buffer, offset, Math.max(delivered, 0));
      return fate.answer(count);
    }

    @Override
    public void close() throws IOException {
      input.close();
    }
  }
}
