package io.varve.transforms.records.pncp;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.varve.transforms.records.source.InvalidRecordException;
import io.varve.transforms.records.source.RecordFacts;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PncpFactsTest {

  @Test
  void aRecordHasIdDayAndTimeOfUpdate() throws Exception {
    assertThat(
        PncpFacts.of(Contractings.full()),
        equalTo(
            new RecordFacts(
                "11222333000144-1-000077/2026",
                LocalDate.of(2026, 6, 20),
                Optional.of(Instant.parse("2026-06-21T03:10:00Z")))));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-06-20T21:00:00,2026-06-20",
    "2026-06-20T23:59:59.999999999,2026-06-20",
    "2026-06-21T00:00,2026-06-21",
    "2026-06-21T02:59:59Z,2026-06-20",
    "2026-06-21T03:00:00Z,2026-06-21",
    "2026-06-20T23:30:00-04:00,2026-06-21",
    "2026-06-20T23:30:00-0400,2026-06-21",
    "2026-06-20T00:30:00+05:30,2026-06-19",
    "2026-06-20,2026-06-20",
    "2018-11-04T00:30:00,2018-11-04",
    "1990-01-01T00:00:00,1990-01-01",
    "2200-12-31T23:59:59,2200-12-31"
  })
  void theDayIsThatOfBrasilia(String published, String day) throws Exception {
    assertThat(
        PncpFacts.of(Contractings.with("dataPublicacaoPncp", quoted(published))).day(),
        equalTo(LocalDate.parse(day)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " 2026-06-20T10:00:00",
        "2026-06-20 10:00:00",
        "20/06/2026",
        "2026-02-30T10:00:00",
        "2026-06-20T24:00:01",
        "1989-12-31T23:59:59",
        "2201-01-01T00:00:00",
        "+12026-06-20T10:00:00",
        "2026-06-20T10:00:00[America/Sao_Paulo]"
      })
  void otherTimesOfPublicationAreNone(String published) {
    assertThat(
        message(Contractings.with("dataPublicacaoPncp", quoted(published))),
        equalTo(
            "dataPublicacaoPncp is '"
                + published
                + "', expected a time such as 2026-06-20T08:30:00 in the years 1990 to 2200"));
  }

  @Test
  // It was daylight saving time: two hours.
  void theFirstDayIsCheckedInBrasilia() {
    assertThat(
        message(Contractings.with("dataPublicacaoPncp", "\"1990-01-01T01:00:00Z\""))
            .startsWith("dataPublicacaoPncp"),
        equalTo(true));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"\"",
        "\" 11222333000144-1-000077/2026\"",
        "\"11222333000144-1-000077/2026\\n\"",
        "\"11222333000144-2-000077/2026\"",
        "\"1122233300014-1-000077/2026\"",
        "\"11222333000144-1-00077/2026\"",
        "\"11222333000144-1-000077/26\"",
        "\"١١٢٢٢٣٣٣٠٠٠١٤٤-1-000077/2026\"",
        "11222333000144",
        "null",
        "{}"
      })
  void otherIdsAreNone(String id) {
    assertThat(
        message(Contractings.with("numeroControlePNCP", id)).startsWith("numeroControlePNCP is "),
        equalTo(true));
  }

  @Test
  void aMessageShowsLittleOfAValue() {
    String id = quoted("\\u0007" + "9".repeat(100_000) + "/");

    assertThat(
        message(Contractings.with("numeroControlePNCP", id)),
        equalTo(
            "numeroControlePNCP is '\uFFFD"
                + "9".repeat(79)
                + "...', expected one such as 00394502000144-1-000001/2026"));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "none",
      value = {
        "\"2026-06-20T10:00:00\",\"2026-06-20T09:00:00\",2026-06-20T13:00:00Z",
        "\"2026-06-20T10:00:00Z\",null,2026-06-20T10:00:00Z",
        "null,\"2026-06-20T09:00:00\",2026-06-20T12:00:00Z",
        "null,null,none",
        "\"soon\",\"2026-06-20T09:00:00\",none",
        "7,\"2026-06-20T09:00:00\",none",
        "null,\"9999-12-31T00:00:00\",none"
      })
  void theGlobalTimeOfUpdateCounts(String global, String own, String expected) throws Exception {
    ObjectNode record = Contractings.with("dataAtualizacaoGlobal", global);
    record.set("dataAtualizacao", Contractings.with("x", own).get("x"));

    assertThat(
        PncpFacts.of(record).updatedAt(),
        equalTo(Optional.ofNullable(expected).map(Instant::parse)));
  }

  private static String message(JsonNode record) {
    return assertThrows(InvalidRecordException.class, () -> PncpFacts.of(record)).getMessage();
  }

  private static String quoted(String text) {
    return '"' + text + '"';
  }
}
