package io.varve.transforms.matching;

import static io.varve.transforms.matching.Listings.COMPATIBLE;
import static io.varve.transforms.matching.Listings.OURS;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import io.varve.transforms.extract.ExtractorIdentity;
import io.varve.transforms.matching.MatchingConfig.LsePolicy;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MatchingIdentityTest {

  @Test
  void itHasAllSettingsAndTheTables() {
    ExtractorIdentity identity = MatchingIdentity.identity(OURS);

    assertThat(identity.ref().extractor(), is("matching/1.1"));
    assertThat(
        identity.configuration(),
        equalTo(
            Map.of(
                "lse_currency_policy", "broker",
                "compatible_matching", "false",
                "matching_tables", MatchingTables.get().hash().value())));
  }

  @Test
  void eachSettingMakesAnotherOne() {
    long different =
        Stream.of(
                OURS,
                COMPATIBLE,
                new MatchingConfig(LsePolicy.STOOQ, false),
                new MatchingConfig(LsePolicy.STRICT, false))
            .map(config -> MatchingIdentity.identity(config).fingerprint())
            .distinct()
            .count();

    assertThat(different, is(4L));
  }
}
