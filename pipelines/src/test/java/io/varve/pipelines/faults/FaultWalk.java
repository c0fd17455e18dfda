package io.varve.pipelines.faults;

import io.varve.io.storage.FaultPlan;
import io.varve.io.storage.FaultPlan.Fault;
import io.varve.io.storage.FaultyStorage.Call;
import io.varve.io.storage.FaultyStorage.Operation;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The ways in which the storage calls of a run can fail, one at a time: a call that reads fails,
 * one that changes something fails in six ways. Usually each third of all ways is taken, in turn,
 * so that calls and ways are spread over each other; {@code -Dvarve.faults=all} takes all of them.
 */
public final class FaultWalk {

  /** Whether all ways are asked for. */
  public static final boolean ALL = System.getProperty("varve.faults", "").equals("all");

  private static final int EACH = 3;

  /** After these it matters whether they were done; a read that fails is a read that fails. */
  private static final Set<Operation> CHANGING =
      EnumSet.of(Operation.CREATE_IF_ABSENT, Operation.WRITE, Operation.PUBLISH, Operation.DELETE);

  private FaultWalk() {}

  /** Returns the ways to fail in, in the order of the calls. */
  public static List<FaultPlan> through(List<Call> calls) {
    List<FaultPlan> plans = new ArrayList<>();
    int turn = 0;
    for (Call call : calls) {
      List<FaultPlan> ways = new ArrayList<>(List.of(FaultPlan.once(Fault.BEFORE, call.number())));
      if (CHANGING.contains(call.operation())) {
        ways.add(FaultPlan.once(Fault.AFTER, call.number()));
        ways.add(FaultPlan.once(Fault.HALF, call.number()));
        ways.add(FaultPlan.diskFullFrom(call.number()));
        ways.add(FaultPlan.fromThenOn(Fault.AFTER, call.number()));
        ways.add(FaultPlan.fromThenOn(Fault.HALF, call.number()));
        // Six ways are a multiple of the step: the next call that changes takes others.
        turn++;
      }
      for (FaultPlan way : ways) {
        if (ALL || turn++ % EACH == 0) {
          plans.add(way);
        }
      }
    }
    return plans;
  }
}
