package io.varve.io.audit;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import io.varve.io.model.ExtractorRef;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FingerprintDifferenceTest {

  @Test
  void theComponentsComeInTheOrderOfTheFingerprint() {
    List<FingerprintDifference> differences =
        FingerprintDifference.between(
            new ExtractorRef("old/1.2", "f"),
            Map.of("b", "1", "a", "1", "gone", "x"),
            new ExtractorRef("new/3.2", "g"),
            Map.of("b", "2", "a", "1", "more", "y"));
    assertThat(
        differences,
        contains(
            new FingerprintDifference("extractor", false, "old", "new"),
            new FingerprintDifference("version", false, "1", "3"),
            new FingerprintDifference("b", true, "1", "2"),
            new FingerprintDifference("gone", true, "x", "not set"),
            new FingerprintDifference("more", true, "not set", "y")));
  }

  @Test
  void aSchemaVersionIsOne() {
    assertThat(
        FingerprintDifference.between(
            new ExtractorRef("x/1.2", "f"), Map.of(), new ExtractorRef("x/1.10", "g"), Map.of()),
        contains(new FingerprintDifference("schema version", false, "2", "10")));
  }

  @Test
  void anExtractorThatIsWrittenInAnotherWayIsAllName() {
    assertThat(
        FingerprintDifference.between(
            new ExtractorRef("x@1", "f"), Map.of(), new ExtractorRef("x@2", "g"), Map.of()),
        contains(new FingerprintDifference("extractor", false, "x@1", "x@2")));
  }

  @Test
  void equalOnesDifferInNothing() {
    ExtractorRef same = new ExtractorRef("x/1.2", "f");
    assertThat(
        FingerprintDifference.between(same, Map.of("a", "1"), same, Map.of("a", "1")), is(empty()));
  }
}
