package io.varve.bench.process;

/**
 * One of the programs that are measured side by side.
 *
 * @param name what it is called in the table
 * @param preparation done before each start, not measured
 * @param command what is started
 * @param check throws when it did not do what was to be measured
 */
public record Variant(String name, Preparation preparation, Command command, Check check) {

  /** What has to be done before a program can start again. */
  @FunctionalInterface
  public interface Preparation {
    /** Prepares the round of this number, from 0; -1 is a warm-up. */
    void prepare(int round) throws Exception;
  }

  /** What makes a measurement valid. */
  @FunctionalInterface
  public interface Check {
    /** Looks at a process that ended. */
    void check(Ended ended) throws Exception;
  }

  /** Returns a variant that needs no preparation and has to end with 0. */
  public static Variant of(String name, Command command) {
    return new Variant(name, round -> {}, command, ended -> ended.expect(0));
  }

  /** Prepares, starts and checks once. */
  public Usage measure(int round) throws Exception {
    preparation.prepare(round);
    Ended ended = command.run();
    check.check(ended);
    return ended.usage();
  }
}
