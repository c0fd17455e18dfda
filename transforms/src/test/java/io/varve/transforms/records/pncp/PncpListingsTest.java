package io.varve.transforms.records.pncp;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasEntry;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.varve.transforms.records.source.Listing;
import io.varve.transforms.records.source.Period;
import io.varve.transforms.records.source.Query;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PncpListingsTest {

  private static final Period DAY = Period.of(LocalDate.of(2026, 6, 20));

  @Test
  void thereIsOneForEachModality() {
    List<Listing> listings = PncpListings.of(DAY, Query.ALL);

    assertThat(listings, hasSize(13));
    assertThat(listings.get(0).name(), equalTo("publication/2026-06-20/modality=1"));
    assertThat(listings.get(12).name(), equalTo("publication/2026-06-20/modality=13"));
    assertThat(listings.get(5).first().path(), equalTo("/consulta/v1/contratacoes/publicacao"));
    assertThat(
        listings.get(5).first().parameters(),
        equalTo(
            new TreeMap<>(
                Map.of(
                    "dataInicial", "20260620",
                    "dataFinal", "20260620",
                    "codigoModalidadeContratacao", "6",
                    "pagina", "1",
                    "tamanhoPagina", "50"))));
    assertThat(
        listings.get(5).columns().orElseThrow(),
        equalTo(new TreeMap<>(Map.of("modalidade_id", "6"))));
  }

  @Test
  void aPeriodIsOneWindow() {
    Period window = new Period(LocalDate.of(2026, 1, 30), LocalDate.of(2026, 2, 2));
    Listing listing = PncpListings.of(window, series("6")).get(0);

    assertThat(listing.name(), equalTo("publication/2026-01-30..2026-02-02/modality=6"));
    assertThat(listing.days(), equalTo(window));
    assertThat(listing.first().parameters(), hasEntry("dataInicial", "20260130"));
    assertThat(listing.first().parameters(), hasEntry("dataFinal", "20260202"));
  }

  @ParameterizedTest
  @CsvSource({
    "common,4 6 8",
    "electronic,1 4 6",
    "all,1 2 3 4 5 6 7 8 9 10 11 12 13",
    "6;06;6,6",
    "13;common;2,2 4 6 8 13"
  })
  void modalitiesHaveCodesAndGroups(String wanted, String codes) {
    List<String> asked =
        PncpListings.of(DAY, series(wanted.split(";", -1))).stream()
            .map(listing -> listing.first().parameters().get("codigoModalidadeContratacao"))
            .toList();

    assertThat(String.join(" ", asked), equalTo(codes));
  }

  @ParameterizedTest
  @ValueSource(strings = {"99", "0", "", "6,4", "-6", "ALL", "six", "000006"})
  void otherModalitiesAreRefused(String wanted) {
    assertThat(
        message(series(wanted)),
        equalTo(
            "Invalid --modalities: "
                + wanted
                + ". They are codes from 1 to 13, or all, common, electronic."));
  }

  @Test
  void filtersNarrowEachListing() {
    Query query = filtered(Map.of("uf", "rj", "cnpj", "11222333000144", "codigoModoDisputa", "1"));
    Listing listing = PncpListings.of(DAY, query).get(7);

    assertThat(
        listing.name(),
        equalTo("publication/2026-06-20/modality=8/cnpj=11222333000144/codigoModoDisputa=1/uf=RJ"));
    assertThat(listing.first().parameters(), hasEntry("uf", "RJ"));
    assertThat(
        listing.columns().orElseThrow(),
        equalTo(
            new TreeMap<>(
                Map.of(
                    "modalidade_id", "8",
                    "modo_disputa_id", "1",
                    "orgao_entidade_cnpj", "11222333000144",
                    "unidade_orgao_uf_sigla", "RJ"))));
  }

  @Test
  void placesAndUnitsAreColumnsToo() {
    Query query =
        filtered(Map.of("codigoMunicipioIbge", "3399999", "codigoUnidadeAdministrativa", "U-1"));

    assertThat(
        PncpListings.of(DAY, query).get(0).columns().orElseThrow().keySet(),
        contains("modalidade_id", "unidade_orgao_codigo_ibge", "unidade_orgao_codigo_unidade"));
  }

  @Test
  void whatNoColumnShowsSaysNothingOfWhatIsNotThere() {
    assertThat(
        PncpListings.of(DAY, filtered(Map.of("idUsuario", "3"))).get(0).columns(),
        equalTo(Optional.empty()));
  }

  @Test
  void byUpdateItAsksElsewhere() {
    Listing listing =
        PncpListings.of(DAY, new Query("update", List.of("6"), Collections.emptySortedMap(), 500))
            .get(0);

    assertThat(listing.name(), equalTo("update/2026-06-20/modality=6"));
    assertThat(listing.first().path(), equalTo("/consulta/v1/contratacoes/atualizacao"));
    assertThat(listing.first().parameters(), hasEntry("tamanhoPagina", "500"));
    assertThat(listing.columns(), equalTo(Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cnpj|1122233300014|14 digits",
        "cnpj|11222333000144x|14 digits",
        "uf|RJX|two letters such as RJ",
        "codigoMunicipioIbge|33|7 digits",
        "codigoUnidadeAdministrativa|a/b|letters, digits, dots and dashes",
        "codigoModoDisputa|0|a code such as 1",
        "idUsuario|x|a number"
      })
  void otherValuesOfFiltersAreRefused(String name, String value, String expected) {
    assertThat(
        message(filtered(Map.of(name, value))),
        equalTo("Invalid --filter: " + name + "=" + value + ". It is " + expected + "."));
  }

  @Test
  void otherFiltersDatesAndSizesAreRefused() {
    assertThat(
        message(filtered(Map.of("CNPJ", "1"))),
        equalTo(
            "Invalid --filter: CNPJ. PNCP knows cnpj, uf, codigoMunicipioIbge,"
                + " codigoUnidadeAdministrativa, codigoModoDisputa, idUsuario."));
    assertThat(
        message(new Query("opening", List.of(), Collections.emptySortedMap(), 0)),
        equalTo("Invalid --by: opening. It is publication or update."));
    for (int size : new int[] {9, 501}) {
      assertThat(
          message(new Query("", List.of(), Collections.emptySortedMap(), size)),
          equalTo("Invalid --page-size: " + size + ". PNCP gives 10 to 500 records a page."));
    }
  }

  private static String message(Query query) {
    return assertThrows(IllegalArgumentException.class, () -> PncpListings.of(DAY, query))
        .getMessage();
  }

  private static Query series(String... series) {
    return new Query("", List.of(series), Collections.emptySortedMap(), 0);
  }

  private static Query filtered(Map<String, String> filters) {
    return new Query("publication", List.of(), new TreeMap<>(filters), 0);
  }
}
