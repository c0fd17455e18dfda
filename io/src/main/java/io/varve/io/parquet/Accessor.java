package io.varve.io.parquet;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;

/** Reads one component of a record. Safe for several threads. */
final class Accessor {

  private final RecordComponent component;
  private final Method method;

  Accessor(RecordComponent component) {
    this.component = component;
    // Asked once: a component makes its method anew each time.
    this.method = component.getAccessor();
    method.setAccessible(true);
  }

  /** Returns the value, which is not null. */
  Object valueIn(Record value) {
    try {
      Object found = method.invoke(value);
      if (found == null) {
        throw new IllegalArgumentException("Invalid row: " + this + " is null");
      }
      return found;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Cannot read " + component, e);
    }
  }

  @Override
  public String toString() {
    return component.getDeclaringRecord().getSimpleName() + "." + component.getName();
  }
}
