package io.varve.pipelines.run;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasEntry;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.varve.io.model.Dataset;
import io.varve.pipelines.FilingsPipeline;
import io.varve.pipelines.TradeablePipeline;
import io.varve.transforms.listing.InputScope;
import io.varve.transforms.listing.Selection;
import io.varve.transforms.matching.MatchingConfig;
import io.varve.transforms.matching.MatchingConfig.LsePolicy;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FlowTest {

  @Test
  void severalInputsHavePrefixesAndDatasetsOfAllParts() {
    Flow flow = flow(MatchingConfig.defaults());

    assertThat(flow.keyPrefixes(), contains("k/prices/", "k/instruments/", "k/matches/"));
    assertThat(
        flow.datasets().stream().map(Dataset::name).toList(),
        contains("price_files", "prices", "price_issues", "instruments", "matches", "unmatched"));
    assertThat(
        flow.parts().orElseThrow().stream().map(part -> part.extractor().extractor()).toList(),
        contains("prices/1.1", "instruments/1.1", "matching/1.1"));
  }

  @Test
  void settingOfAnyPartIsASettingOfTheWhole() {
    Flow flow = flow(MatchingConfig.defaults());
    Flow strict = flow(new MatchingConfig(LsePolicy.STRICT, false));

    assertThat(flow.identity().name(), is("tradeable"));
    assertThat(flow.identity().configuration(), hasEntry("matching.lse_currency_policy", "broker"));
    assertThat(strict.identity().ref(), not(flow.identity().ref()));
    assertThat(flow(MatchingConfig.defaults()).identity().ref(), is(flow.identity().ref()));
  }

  @Test
  void onlyInputIsTheWhole() {
    Flow flow = FilingsPipeline.flow(scope(""), LinesExtractor.plain());

    assertThat(flow.identity().ref(), is(LinesExtractor.plain().identity().ref()));
    assertThat(flow.parts(), is(Optional.empty()));
    assertThat(flow.keyPrefixes(), contains(""));
  }

  @Test
  void flowWithoutInputIsRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> new Flow("none", List.of(), Optional.empty()));
  }

  private static Flow flow(MatchingConfig config) {
    return TradeablePipeline.flow(scope("k/prices/"), scope("k/instruments/"), "k/", config);
  }

  private static InputScope scope(String prefix) {
    return new InputScope("in", prefix, Selection.everything());
  }
}
