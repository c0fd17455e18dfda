package io.varve.transforms.filings.submission;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentKindTest {

  @ParameterizedTest
  @CsvSource({
    "<html><body><p>x</p></body></html>, HTML",
    "<DIV>x</DIV>, HTML",
    "<d <p <TD>x<, HTML",
    "<d <p, TEXT",
    "<HTML>x<p y<, HTML",
    "<XBRL><html><ix:header/><p>x</p></html></XBRL>, IXBRL",
    "<PAGE> FORM 10-K <TABLE> <S> <C>, TEXT",
    "<html><body><div> <PAGE> old text <S> <C>, TEXT",
    "no tags at all, TEXT",
    "begin 644 logo.gif, BINARY",
    "<PDF>abc, BINARY",
    "<?xml version='1.0'?><data/>, BINARY",
  })
  void theTagsTellTheKind(String content, ContentKind kind) {
    assertThat(ContentKind.of(content), is(kind));
  }

  @Test
  void thePreambleTellsBinaryParts() {
    assertThat(
        ContentKind.announced(part("GRAPHIC", "a.jpg")), equalTo(Optional.of(ContentKind.BINARY)));
    assertThat(
        ContentKind.announced(part("EX-101.INS", "a.xml")),
        equalTo(Optional.of(ContentKind.BINARY)));
    assertThat(ContentKind.announced(part("EX-10.1", "a.htm")), equalTo(Optional.empty()));
  }

  private static DocumentPart part(String type, String name) {
    return new DocumentPart(Optional.of(type), 1, Optional.of(name), Optional.empty(), 0, 0);
  }
}
