package io.varve.io.storage;

import java.io.IOException;

/**
 * How far a new file has come. After a step that failed nobody knows what the file holds, so
 * nothing but closing is possible. Not safe for several threads.
 */
public final class WritingState {

  private enum State {
    WRITING,
    FAILED,
    PUBLISHED,
    CLOSED
  }

  private final String name;
  private State state = State.WRITING;

  /** Begins a file, which messages call by this name. */
  public WritingState(String name) {
    this.name = name;
  }

  /** Something that can fail. */
  @FunctionalInterface
  public interface Step {
    void run() throws IOException;
  }

  /**
   * Writes.
   *
   * @throws IOException when this or an earlier step fails
   * @throws IllegalStateException when the file is published or closed
   */
  public void write(Step step) throws IOException {
    advance(step, State.WRITING);
  }

  /** Publishes, with the errors of {@link #write}. */
  public void publish(Step step) throws IOException {
    advance(step, State.PUBLISHED);
  }

  /** Ends the file; returns whether it was still open. */
  public boolean close() {
    boolean open = state != State.CLOSED;
    state = State.CLOSED;
    return open;
  }

  private void advance(Step step, State next) throws IOException {
    if (state == State.FAILED) {
      throw new IOException("Cannot go on with " + name + ": an earlier call failed");
    }
    if (state != State.WRITING) {
      throw new IllegalStateException(name + " is already " + state);
    }
    state = State.FAILED;
    step.run();
    state = next;
  }
}
