package io.varve.bench.bare;

/** Does nothing: what it costs to start Java. */
public final class BareStart {

  private BareStart() {}

  /** Ends at once. */
  public static void main(String[] args) {}
}
