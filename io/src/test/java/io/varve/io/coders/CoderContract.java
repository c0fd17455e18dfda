package io.varve.io.coders;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import org.apache.beam.sdk.testing.CoderProperties;

/** What Beam and its runners expect of the coder of an element. */
public final class CoderContract {

  private CoderContract() {}

  /** Fails unless the record's coder keeps all of it, always in the same bytes. */
  public static <T extends Record> void check(T element) throws Exception {
    @SuppressWarnings("unchecked")
    Class<T> type = (Class<T>) element.getClass();
    RecordCoder<T> coder = RecordCoder.of(type);
    CoderProperties.coderDecodeEncodeEqual(coder, element);
    CoderProperties.coderConsistentWithEquals(coder, element, element);
    CoderProperties.coderDeterministic(coder, element, element);
    CoderProperties.structuralValueDecodeEncodeEqual(coder, element);
    CoderProperties.structuralValueConsistentWithEquals(coder, element, element);
    CoderProperties.coderSerializable(coder);
    coder.verifyDeterministic();
    // On Flink a flatten of coders that are not equal fails.
    assertThat(RecordCoder.of(type), is(coder));
    assertThat(RecordCoder.of(type).hashCode(), is(coder.hashCode()));
  }
}
