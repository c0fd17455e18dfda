package io.varve.transforms.compact;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DocumentPartsTest {

  @Test
  void aDocumentThatIsTooHeavyEndsUpAlone() {
    Map<String, Integer> parts =
        DocumentParts.assign(Map.of("giant", 1000L, "a", 10L, "b", 10L, "c", 10L, "d", 10L), 3);
    assertThat(parts.get("giant"), is(0));
    assertThat(Set.copyOf(parts.values()), is(Set.of(0, 1, 2)));
    assertThat(parts.values().stream().filter(part -> part == 0).count(), is(1L));
  }

  @Test
  void equalDocumentsMakeEqualParts() {
    Map<String, Long> weights = new HashMap<>();
    for (int i = 0; i < 100; i++) {
      weights.put("document-" + i, 7L);
    }
    Map<Integer, Integer> sizes = new TreeMap<>();
    DocumentParts.assign(weights, 7).values().forEach(part -> sizes.merge(part, 1, Integer::sum));
    assertThat(sizes.size(), is(7));
    sizes.values().forEach(size -> assertThat(size, is(lessThanOrEqualTo(15))));
    assertThat(DocumentParts.assign(weights, 7), is(DocumentParts.assign(weights, 7)));
  }

  @Test
  void documentsWithoutRowsLeaveNoPartEmpty() {
    Map<String, Integer> parts =
        DocumentParts.assign(Map.of("a", 0L, "b", 0L, "c", 0L, "heavy", 5L), 4);
    assertThat(new HashSet<>(parts.values()).size(), is(4));
  }
}
