package io.varve.io.coders;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.varve.io.model.Decision;
import io.varve.io.model.LiveRows;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.beam.sdk.coders.CoderException;
import org.apache.beam.sdk.util.CoderUtils;
import org.apache.beam.sdk.util.SerializableUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecordCoderTest {

  record Everything(
      String text,
      int count,
      Integer boxedCount,
      long size,
      Long boxedSize,
      boolean sure,
      Instant when,
      Decision decision,
      Optional<String> maybe,
      Optional<Inner> maybeInner,
      List<Inner> inners,
      List<List<String>> table,
      Map<String, Long> counts,
      SortedMap<String, Inner> named) {}

  record Inner(String name, Optional<Instant> since) {}

  record Twin(String name, Optional<Instant> since) {}

  record WithDate(LocalDate day) {}

  record WithDouble(double share) {}

  record WithSet(Set<String> words) {}

  record WithMapByNumber(Map<Long, String> names) {}

  record WithObject(Object any) {}

  record WithRawList(@SuppressWarnings("rawtypes") List words) {}

  static Stream<Everything> values() {
    Inner inner = new Inner("x", Optional.of(Instant.MAX));
    return Stream.of(
        new Everything(
            "Ä\u0000\uD83D\uDE00",
            -1,
            Integer.MAX_VALUE,
            Long.MIN_VALUE,
            7L,
            true,
            Instant.parse("1969-12-31T23:59:59.999999999Z"),
            Decision.REMOVED,
            Optional.of(""),
            Optional.of(inner),
            List.of(inner, new Inner("y", Optional.empty())),
            List.of(List.of("a", "b"), List.of()),
            Map.of("a", 1L, "b", 2L),
            new TreeMap<>(Map.of("n", inner))),
        new Everything(
            "",
            0,
            0,
            0,
            0L,
            false,
            Instant.MIN,
            Decision.ADDED,
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of(),
            Map.of(),
            new TreeMap<>()));
  }

  @ParameterizedTest
  @MethodSource("values")
  void eachComponentTypeComesBackAsItWas(Everything value) throws Exception {
    CoderContract.check(value);
  }

  /** Runners send coders with each bundle, so that what they weigh counts. */
  @Test
  void aCoderTravelsAsItsClassAlone() {
    RecordCoder<Everything> coder = RecordCoder.of(Everything.class);
    int longer = Everything.class.getName().length() - Inner.class.getName().length();

    assertThat(SerializableUtils.clone(coder), is(coder));
    assertThat(
        SerializableUtils.serializeToByteArray(coder).length - longer,
        is(SerializableUtils.serializeToByteArray(RecordCoder.of(Inner.class)).length));
  }

  /** Two orders of the same map are the same value, so they must be the same bytes. */
  @Test
  void theOrderOfAMapDoesNotShow() throws CoderException {
    Map<String, Long> forward = new TreeMap<>();
    Map<String, Long> backward = new LinkedHashMap<>();
    List<String> names = new ArrayList<>(List.of("a", "b", "c", "d"));
    names.forEach(name -> forward.put(name, 1L));
    Collections.reverse(names);
    names.forEach(name -> backward.put(name, 1L));
    assertThat(encode(new Counts(backward)), is(encode(new Counts(forward))));
  }

  record Counts(Map<String, Long> counts) {}

  @Test
  void twoRecordsOfTheSameComponentsHaveDifferentCoders() {
    assertThat(RecordCoder.of(Inner.class), is(not(RecordCoder.of(Twin.class))));
  }

  static Stream<Class<? extends Record>> unsupported() {
    return Stream.of(
        WithDate.class, WithSet.class, WithMapByNumber.class, WithObject.class, WithRawList.class);
  }

  @ParameterizedTest
  @MethodSource("unsupported")
  void aComponentWithoutACoderIsNamedWhenThePipelineIsBuilt(Class<? extends Record> type) {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> RecordCoder.of(type));
    assertThat(refused.getMessage(), containsString(type.getRecordComponents()[0].getName()));
    assertThat(refused.getMessage(), containsString(type.getSimpleName()));
  }

  @Test
  void anAbsentRecordIsRefused() {
    assertThrows(
        CoderException.class,
        () -> CoderUtils.encodeToByteArray(RecordCoder.of(Inner.class), null));
  }

  @Test
  void decodingChecksWhatTheConstructorChecks() throws CoderException {
    // The same components without the rule that rows need a shard.
    byte[] bytes = encode(new Unchecked(Optional.empty(), Map.of("documents", 1L)));
    CoderException refused =
        assertThrows(
            CoderException.class,
            () -> CoderUtils.decodeFromByteArray(RecordCoder.of(LiveRows.class), bytes));
    assertThat(refused.getCause().getMessage(), containsString("without a shard"));
  }

  record Unchecked(Optional<String> shard, Map<String, Long> rows) {}

  @Test
  void anEnumConstantThatIsGoneIsNamed() throws CoderException {
    byte[] bytes = encode(new Text("RETIRED"));
    CoderException refused =
        assertThrows(
            CoderException.class,
            () -> CoderUtils.decodeFromByteArray(RecordCoder.of(Chosen.class), bytes));
    assertThat(refused.getMessage(), containsString("RETIRED"));
  }

  record Text(String text) {}

  record Chosen(Decision decision) {}

  @SuppressWarnings("unchecked")
  private static <T extends Record> byte[] encode(T value) throws CoderException {
    return CoderUtils.encodeToByteArray(RecordCoder.of((Class<T>) value.getClass()), value);
  }
}
