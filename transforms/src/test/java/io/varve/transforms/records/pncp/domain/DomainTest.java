package io.varve.transforms.records.pncp.domain;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DomainTest {

  @ParameterizedTest
  @CsvSource({
    "MODALITY,13",
    "CONTEST,6",
    "STATE,4",
    "ITEM_STATE,5",
    "JUDGEMENT,8",
    "INSTRUMENT,3",
    "DOCUMENT_TYPE,18",
    "BENEFIT,5",
    "LEGAL_BASIS,80"
  })
  void eachTableIsThere(Domain domain, int codes) {
    assertThat(domain.codes(), aMapWithSize(codes));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "MODALITY|9|Inexigibilidade",
        "CONTEST|6|Fechado-Aberto",
        "STATE|4|Suspensa",
        "ITEM_STATE|2|Homologado",
        "JUDGEMENT|4|Técnica e preço",
        "INSTRUMENT|2|Aviso de contratação direta",
        "DOCUMENT_TYPE|16|Outros documentos",
        "BENEFIT|3|Cota reservada",
        "LEGAL_BASIS|15|Lei 14.133/2021, Art. 74, III, h",
        "LEGAL_BASIS|34|Lei 14.133/2021, Art. 75, IV, m",
        "LEGAL_BASIS|46|Lei 14.133/2021, Art. 75, XVI",
        "LEGAL_BASIS|70|Lei 14.133/2021, Art. 76, I, j",
        "LEGAL_BASIS|76|Lei 14.133/2021, Art. 76, II, f"
      })
  void codesHaveTheirNames(Domain domain, long code, String name) {
    assertThat(domain.name(Optional.of(code)), equalTo(Optional.of(name)));
  }

  @Test
  void codesThatAreNotThereHaveNone() {
    assertThat(Domain.LEGAL_BASIS.name(Optional.of(159L)), equalTo(Optional.empty()));
    assertThat(Domain.MODALITY.name(Optional.empty()), equalTo(Optional.empty()));
  }

  @Test
  void tablesAreReadWithQuotesAndRemarks() {
    DomainTables tables = tables("# a remark\ntable,code,name\nx,1,\"a, b\"\n\nx,-2,c\n");

    assertThat(tables.table("x"), equalTo(Map.of(1L, "a, b", -2L, "c")));
    assertThrows(IllegalArgumentException.class, () -> tables.table("y"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"x,1,a\nx,1,b", "x,1, ", "x,one,a"})
  void wrongTablesAreRefused(String rows) {
    assertThrows(IllegalArgumentException.class, () -> tables("table,code,name\n" + rows));
  }

  private static DomainTables tables(String csv) {
    return new DomainTables(csv.getBytes(StandardCharsets.UTF_8));
  }
}
