package io.varve.transforms.filings;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FilingsConfigTest {

  @Test
  void everySettingIsPartOfTheIdentity() {
    Set<String> components =
        Arrays.stream(FilingsConfig.class.getRecordComponents())
            .map(c -> c.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());

    assertThat(FilingsConfig.defaults().settings().keySet(), equalTo(components));
  }

  @Test
  void anotherSizeOfChunksIsAnotherFingerprint() {
    FilingsConfig other = FilingsConfig.defaults().withChunks(256, 32);

    assertThat(
        new FilingsExtractor(other).identity().fingerprint(),
        not(equalTo(new FilingsExtractor(FilingsConfig.defaults()).identity().fingerprint())));
  }

  @Test
  void anOverlapOfMoreThanHalfAChunkIsRefused() {
    IllegalArgumentException thrown =
        assertThrows(
            IllegalArgumentException.class, () -> FilingsConfig.defaults().withChunks(100, 51));

    assertThat(thrown.getMessage(), containsString("overlap of 51"));
  }
}
