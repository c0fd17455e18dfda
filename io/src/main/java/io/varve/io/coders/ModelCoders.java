package io.varve.io.coders;

import org.apache.beam.sdk.coders.CoderProviders;
import org.apache.beam.sdk.coders.CoderRegistry;
import org.apache.beam.sdk.values.TypeDescriptor;

/** Makes record classes known to a pipeline as element types. */
public final class ModelCoders {

  private ModelCoders() {}

  /** Registers the coder of each of these record classes. */
  @SafeVarargs
  public static void register(CoderRegistry registry, Class<? extends Record>... types) {
    for (Class<? extends Record> type : types) {
      register(registry, type);
    }
  }

  private static <T extends Record> void register(CoderRegistry registry, Class<T> type) {
    registry.registerCoderProvider(
        CoderProviders.forCoder(TypeDescriptor.of(type), RecordCoder.of(type)));
  }
}
