package io.varve.io.storage;

import io.varve.io.storage.FaultPlan.Fault;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Counts the calls of a {@link FaultyStorage} and says what becomes of each. */
final class FaultScript {

  private static final Set<FaultyStorage.Operation> WRITING =
      EnumSet.of(
          FaultyStorage.Operation.CREATE_IF_ABSENT,
          FaultyStorage.Operation.CREATE,
          FaultyStorage.Operation.WRITE,
          FaultyStorage.Operation.PUBLISH);

  private final FaultPlan plan;
  private final List<FaultyStorage.Call> calls = new ArrayList<>();

  FaultScript(FaultPlan plan) {
    this.plan = plan;
  }

  /** What the caller has to act out: nothing unusual, {@code AFTER} or {@code HALF}. */
  record Fate(FaultyStorage.Call call, Optional<Fault> fault) {

    boolean is(Fault expected) {
      return fault.isPresent() && fault.get() == expected;
    }

    /** Ends the call: with its answer, or with the failure that was asked for. */
    <T> T answer(T answer) throws InjectedFault {
      if (fault.isPresent()) {
        throw injected();
      }
      return answer;
    }

    InjectedFault injected() {
      return new InjectedFault("Injected failure at " + call);
    }
  }

  /** Counts a call and fails it when that is all there is to do. */
  synchronized Fate next(FaultyStorage.Operation operation, String path) throws IOException {
    FaultyStorage.Call call = new FaultyStorage.Call(calls.size() + 1, operation, path);
    calls.add(call);
    boolean dead = isDead(call.number() - 1);
    boolean due = plan.call().isPresent() && plan.call().getAsInt() == call.number();
    boolean full = plan.fault() == Fault.DISK_FULL && (due || isTripped(call.number()));
    if (full && WRITING.contains(operation)) {
      throw new InjectedFault("No space left on device");
    }
    if (dead || (due && plan.fault() == Fault.BEFORE)) {
      throw new Fate(call, Optional.of(plan.fault())).injected();
    }
    boolean actedOut = due && plan.fault() != Fault.DISK_FULL;
    return new Fate(call, actedOut ? Optional.of(plan.fault()) : Optional.empty());
  }

  synchronized List<FaultyStorage.Call> calls() {
    return List.copyOf(calls);
  }

  /** Tells whether the process that makes the calls is to be thought of as killed. */
  synchronized boolean isDead() {
    return isDead(calls.size());
  }

  private boolean isDead(int made) {
    return plan.dead() && isTripped(made);
  }

  private boolean isTripped(int made) {
    return plan.call().isPresent() && made >= plan.call().getAsInt();
  }
}
