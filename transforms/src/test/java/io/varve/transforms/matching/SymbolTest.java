package io.varve.transforms.matching;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SymbolTest {

  @ParameterizedTest
  @CsvSource({
    "MUP, MUP, MUP, ''",
    "' m up : us ', MUP:US, MUP, US",
    "mup.us, MUP.US, MUP, US",
    "MUP.B:US, MUP.B:US, MUP.B, US",
    "MUP:A.B, MUP:A.B, MUP, A.B",
    "MUP.A.B, MUP.A.B, MUP, A.B",
    "MUP:A:B, MUP:A:B, MUP, A:B",
    "MUP:, MUP:, MUP, ''",
    ":US, :US, '', US",
    "MUP/A:US, MUP/A:US, MUP/A, US",
  })
  void aSymbolHasABaseAndMaybeASuffix(String written, String text, String base, String suffix) {
    assertThat(
        Symbol.of(written),
        is(new Symbol(text, base, Optional.of(suffix).filter(part -> !part.isEmpty()))));
  }
}
