package io.varve.transforms.filings.submission;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.varve.io.model.FailureCode;
import io.varve.transforms.extract.Deadline;
import io.varve.transforms.extract.ExtractionException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SubmissionParserTest {

  @Test
  void aFileWithoutTagsIsOneDocument() throws ExtractionException {
    Submission submission = parse("<html><body>Hello</body></html>");

    assertThat(submission.parts(), hasSize(1));
    assertThat(submission.parts().get(0).type(), equalTo(Optional.empty()));
    assertThat(submission.parts().get(0).end(), equalTo(31));
  }

  @Test
  void theContentOfADocumentIsBetweenItsTextTags() throws ExtractionException {
    String raw = "<DOCUMENT>\n<TYPE>8-K\n<FILENAME>a.htm\n<TEXT>one</TEXT>\n</DOCUMENT>\n";
    DocumentPart part = parse(raw).parts().get(0);

    assertThat(raw.substring(part.start(), part.end()), equalTo("one"));
    assertThat(part.type(), equalTo(Optional.of("8-K")));
    assertThat(part.fileName(), equalTo(Optional.of("a.htm")));
  }

  @Test
  void aDocumentThatIsNotClosedEndsBeforeTheNext() throws ExtractionException {
    String raw = "<DOCUMENT><TYPE>8-K\n<TEXT>one\n<DOCUMENT><TYPE>EX-1\n<TEXT>two";
    List<String> contents =
        parse(raw).parts().stream()
            .map(part -> raw.substring(part.start(), part.end()).strip())
            .toList();

    assertThat(contents, contains("one", "two"));
  }

  @Test
  void sequencesIdentifyDocumentsEvenWhenThePreamblesRepeatThem() throws ExtractionException {
    String block = "<DOCUMENT><TYPE>8-K\n<SEQUENCE>1\n<TEXT>x</TEXT></DOCUMENT>";

    assertThat(
        parse(block + block).parts().stream().map(DocumentPart::sequence).toList(), contains(1, 2));
  }

  @Test
  void tooManyDocumentsAreALimit() {
    String block = "<DOCUMENT><TEXT>x</TEXT></DOCUMENT>";

    ExtractionException thrown =
        assertThrows(ExtractionException.class, () -> parse(block.repeat(12)));
    assertThat(thrown.code(), is(FailureCode.LIMIT));
  }

  @Test
  void blocksWithoutTextAreAParseFailure() {
    ExtractionException thrown =
        assertThrows(ExtractionException.class, () -> parse("<DOCUMENT><TYPE>8-K</DOCUMENT>"));
    assertThat(thrown.code(), is(FailureCode.PARSE));
  }

  private static Submission parse(String raw) throws ExtractionException {
    return new SubmissionParser(10)
        .parse(raw.getBytes(StandardCharsets.ISO_8859_1), Deadline.in(Duration.ofSeconds(30)));
  }
}
