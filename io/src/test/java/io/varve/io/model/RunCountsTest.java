package io.varve.io.model;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunCountsTest {

  @Test
  void figuresThatAddUpMakeCounts() {
    assertThat(ModelSamples.counts().processed(), is(10L));
    assertThat(RunCounts.NONE.processed(), is(0L));
  }

  /** Each state has its file; taking one away or adding one must be noticed. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "listed",
        "added",
        "modified",
        "reprocessed",
        "retried",
        "unchanged",
        "parked",
        "succeeded",
        "failed"
      })
  void figuresOffByOneAreRefused(String component) {
    for (long difference : new long[] {-1, 1}) {
      RuntimeException refused =
          assertThrows(RuntimeException.class, () -> counts(component, difference));
      assertThat(refused.getMessage(), containsString("Invalid run counts"));
    }
  }

  @ParameterizedTest
  @CsvSource({"touched, 3", "adopted, 5"})
  void aPartCannotBeMoreThanItsWhole(String component, long tooMany) {
    counts(component, tooMany - 1);
    RuntimeException refused =
        assertThrows(RuntimeException.class, () -> counts(component, tooMany));
    assertThat(refused.getMessage(), containsString(component));
  }

  @Test
  void negativeFiguresAreRefusedEvenWhenTheyAddUp() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new RunCounts(0, 1, -1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0));
    for (String component : Set.of("missing", "removed", "bytesRead")) {
      RuntimeException refused =
          assertThrows(RuntimeException.class, () -> counts(component, -1000));
      assertThat(refused.getMessage(), containsString("negative"));
    }
  }

  /** Returns the sample with one component changed. */
  private static RunCounts counts(String changed, long difference) {
    List<Object> values = new ArrayList<>();
    RecordComponent[] components = RunCounts.class.getRecordComponents();
    try {
      for (RecordComponent component : components) {
        long value = (long) component.getAccessor().invoke(ModelSamples.counts());
        values.add(component.getName().equals(changed) ? value + difference : value);
      }
      Class<?>[] types =
          Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      return RunCounts.class.getDeclaredConstructor(types).newInstance(values.toArray());
    } catch (InvocationTargetException e) {
      throw new IllegalArgumentException(e.getCause().getMessage(), e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("Cannot make run counts", e);
    }
  }
}
