package io.varve.transforms.records.pncp;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.varve.transforms.records.json.RecordJson;
import io.varve.transforms.records.source.InvalidPageException;
import io.varve.transforms.records.source.PageContent;
import io.varve.transforms.records.source.Request;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PncpPagesTest {

  private static final Request ASKED =
      new Request("/x", new TreeMap<>(Map.of("pagina", "2", "uf", "RJ")));

  @Test
  void aPageThatIsFollowedNamesTheNext() throws Exception {
    PageContent page =
        read(
            "{\"data\":[{\"a\":1},{}],\"totalRegistros\":7,\"totalPaginas\":4,"
                + "\"numeroPagina\":2,\"paginasRestantes\":2,\"empty\":false}");

    assertThat(page.records(), hasSize(2));
    assertThat(page.total(), equalTo(OptionalLong.of(7)));
    assertThat(page.next(), equalTo(Optional.of(ASKED.with("pagina", "3"))));
  }

  @Test
  void withoutTheRestThePagesAreCounted() throws Exception {
    assertThat(
        read("{\"data\":[{}],\"totalPaginas\":3,\"numeroPagina\":2}").next(),
        equalTo(Optional.of(ASKED.with("pagina", "3"))));
    assertThat(
        new PncpPages()
            .read(
                RecordJson.read("{\"data\":[{}],\"totalPaginas\":3,\"numeroPagina\":3}"),
                ASKED.with("pagina", "3"))
            .next(),
        equalTo(Optional.empty()));
  }

  @Test
  void aPageInAFileSaysWhichItIs() throws Exception {
    Request file = new Request("/file", new TreeMap<>());

    assertThat(
        new PncpPages()
            .read(
                RecordJson.read("{\"data\":[{}],\"numeroPagina\":5,\"paginasRestantes\":1}"), file)
            .next(),
        equalTo(Optional.of(file.with("pagina", "6"))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"data\":[{}],\"paginasRestantes\":0}|1",
        "{\"data\":[],\"paginasRestantes\":3}|0",
        "{\"data\":[],\"totalRegistros\":null,\"empty\":true}|0",
        "{\"data\":[{},{}]}|2",
        "[{},{},{}]|3",
        "[]|0"
      })
  void theseAreTheLast(String body, int records) throws Exception {
    assertThat(read(body).records(), hasSize(records));
    assertThat(read(body).next(), equalTo(Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{\"timestamp\":\"t\",\"status\":500,\"error\":\"Internal\",\"message\":\"no\\nconnection\"}"
            + "|it is an error: 500 Internal: no\uFFFDconnection",
        "{\"status\":\"404\"}|it is an error: 404: no message",
        "{\"data\":null}|data is null, expected an array",
        "{\"data\":{}}|data is an object, expected an array",
        "{}|data is nothing, expected an array",
        "{\"data\":[{},7]}|record 2 is a number",
        "{\"data\":[null]}|record 1 is null",
        "{\"data\":[],\"totalRegistros\":-1}|totalRegistros is -1, expected a count",
        "{\"data\":[],\"paginasRestantes\":\"2\"}|paginasRestantes is '2', expected a count",
        "{\"data\":[],\"numeroPagina\":1.5}|numeroPagina is 1.5, expected a count",
        "{\"data\":[{}],\"numeroPagina\":1}|it is page 1, but page 2 was asked for",
        "{\"data\":[],\"totalPaginas\":1e999999999}|totalPaginas is 1E+999999999, expected a count",
        "{\"data\":[],\"empty\":0}|empty is 0",
        "\"<html>\"|it is text, expected an object"
      })
  void theseAreNone(String body, String message) {
    assertThat(
        assertThrows(InvalidPageException.class, () -> read(body)).getMessage(), equalTo(message));
  }

  private static PageContent read(String body) throws Exception {
    return new PncpPages().read(RecordJson.read(body), ASKED);
  }
}
