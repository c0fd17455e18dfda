package io.varve.transforms.extract;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.varve.io.model.FailureCode;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileSignatureTest {

  @ParameterizedTest
  @ValueSource(strings = {"%PDF-1.7", "PK\u0003\u0004", "\u001F\u008B\b", "GIF89a", "\u0089PNG"})
  void knownBinaryFilesAreRefusedWithWhatIsReadInstead(String head) {
    byte[] bytes = head.getBytes(StandardCharsets.ISO_8859_1);

    ExtractionException failure =
        assertThrows(
            ExtractionException.class, () -> FileSignature.requireText(bytes, "poems are read"));

    assertThat(failure.code(), is(FailureCode.UNSUPPORTED));
    assertThat(failure.getMessage(), endsWith("; poems are read"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "P", "PDF", "A poem"})
  void anythingElseGoesOn(String head) {
    assertDoesNotThrow(
        () -> FileSignature.requireText(head.getBytes(StandardCharsets.UTF_8), "poems are read"));
  }

  @Test
  void aPathBelowAPrefixIsWithoutIt() {
    SourceDocument document = SourceDocument.of("prices/a/b.txt", new byte[0]);

    assertThat(document.pathBelow("prices/"), is("a/b.txt"));
    assertThat(document.pathBelow("other/"), is("prices/a/b.txt"));
    assertThat(document.pathBelow(""), is("prices/a/b.txt"));
  }
}
