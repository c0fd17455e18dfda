package io.varve.io.storage;

import java.util.OptionalInt;

/**
 * When and how a {@link FaultyStorage} fails.
 *
 * @param call the number of the call that fails, counted from 1; empty for none
 * @param fault how it fails
 * @param dead whether everything fails from then on, as for a process that was killed
 */
public record FaultPlan(OptionalInt call, Fault fault, boolean dead) {

  /** How a call fails; always with an {@link InjectedFault}. */
  public enum Fault {
    /** Nothing is done. */
    BEFORE,
    /** It is done, but the answer is lost. */
    AFTER,
    /**
     * The store is left as by a crash in the middle. Of a file to create, half the bytes are
     * written and none is visible; a read delivers half its bytes; a delete, size or list is like
     * {@link #AFTER}, since no part of it can be seen.
     */
    HALF,
    /** From this call on everything that needs space fails; reading and deleting work. */
    DISK_FULL
  }

  /** Nothing fails: for counting calls. */
  public static FaultPlan none() {
    return new FaultPlan(OptionalInt.empty(), Fault.BEFORE, false);
  }

  /** The n-th call fails, and the store works again afterwards. */
  public static FaultPlan once(Fault fault, int call) {
    return new FaultPlan(OptionalInt.of(call), fault, false);
  }

  /** The n-th call fails, and every later one does nothing and fails: a killed process. */
  public static FaultPlan fromThenOn(Fault fault, int call) {
    return new FaultPlan(OptionalInt.of(call), fault, true);
  }

  /** From the n-th call on the disk is full. */
  public static FaultPlan diskFullFrom(int call) {
    return once(Fault.DISK_FULL, call);
  }
}
