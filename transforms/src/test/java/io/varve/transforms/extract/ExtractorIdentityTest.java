package io.varve.transforms.extract;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExtractorIdentityTest {

  private static final Map<String, String> SETTINGS = Map.of("a", "1", "b", "2", "c", "3");

  @Test
  void theOrderOfTheSettingsDoesNotMatter() {
    Map<String, String> backward = new LinkedHashMap<>();
    List.of("c", "b", "a").forEach(name -> backward.put(name, SETTINGS.get(name)));
    TreeMap<String, String> sortedBackward = new TreeMap<>(Comparator.reverseOrder());
    sortedBackward.putAll(SETTINGS);
    String expected = ExtractorIdentity.of("filings", 1, 1, SETTINGS).fingerprint();
    assertThat(ExtractorIdentity.of("filings", 1, 1, backward).fingerprint(), is(expected));
    assertThat(new ExtractorIdentity("filings", 1, 1, sortedBackward).fingerprint(), is(expected));
  }

  @Test
  void eachComponentMatters() {
    assertAllDiffer(
        List.of(
            ExtractorIdentity.of("filings", 1, 1, SETTINGS),
            ExtractorIdentity.of("filing", 1, 1, SETTINGS),
            ExtractorIdentity.of("filings", 2, 1, SETTINGS),
            ExtractorIdentity.of("filings", 1, 2, SETTINGS),
            ExtractorIdentity.of("filings", 1, 1, Map.of("a", "1", "b", "2")),
            ExtractorIdentity.of("filings", 1, 1, Map.of("a", "1", "b", "2", "c", "4")),
            ExtractorIdentity.of("filings", 1, 1, Map.of("a", "1", "b", "2", "d", "3"))));
  }

  @Test
  void partsCannotFlowIntoEachOther() {
    assertAllDiffer(
        List.of(
            ExtractorIdentity.of("f", 1, 11, Map.of()),
            ExtractorIdentity.of("f", 11, 1, Map.of()),
            ExtractorIdentity.of("f", 1, 1, Map.of("a", "b")),
            ExtractorIdentity.of("f", 1, 1, Map.of("ab", "")),
            ExtractorIdentity.of("f", 1, 1, Map.of("", "ab")),
            ExtractorIdentity.of("f", 1, 1, Map.of("a", "b1:c1:d")),
            ExtractorIdentity.of("f", 1, 1, Map.of("a", "b", "c", "d")),
            ExtractorIdentity.of("f", 1, 1, Map.of("a1:b", "c")),
            ExtractorIdentity.of("f", 1, 1, Map.of("a", "1:b1:c"))));
  }

  @Test
  void settingsCannotBeChangedAfterwards() {
    TreeMap<String, String> settings = new TreeMap<>(SETTINGS);
    ExtractorIdentity identity = new ExtractorIdentity("filings", 1, 1, settings);
    String before = identity.fingerprint();
    settings.put("d", "4");
    assertThat(identity.fingerprint(), is(before));
    assertThrows(UnsupportedOperationException.class, () -> identity.configuration().put("d", "4"));
  }

  /** Entries of all warehouses compare with it: another value would extract everything again. */
  @Test
  void theFingerprintStaysWhatItIs() {
    ExtractorIdentity identity = ExtractorIdentity.of("filings", 2, 1, Map.of("größe", "Ä"));
    assertThat(identity.ref().extractor(), is("filings/2.1"));
    assertThat(
        identity.ref().fingerprint(),
        is("sha256:caafa27434909bcaa01032b3b077240ab3f6858d9115a8bbd60eb4bda4b56bf6"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Filings", "1x", "a/b", "a b", "a\n"})
  void otherNamesAreRefused(String name) {
    assertThrows(IllegalArgumentException.class, () -> ExtractorIdentity.of(name, 1, 1, Map.of()));
  }

  private static void assertAllDiffer(List<ExtractorIdentity> identities) {
    Set<String> fingerprints = new HashSet<>();
    identities.forEach(identity -> fingerprints.add(identity.fingerprint()));
    assertThat(fingerprints, hasSize(identities.size()));
  }
}
