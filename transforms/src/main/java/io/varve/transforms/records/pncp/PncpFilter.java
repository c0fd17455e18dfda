package io.varve.transforms.records.pncp;

import io.varve.transforms.records.json.Shown;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a listing can be narrowed to: parameters of the API's manual, by their names there. */
enum PncpFilter {
  CNPJ("cnpj", "[0-9]{14}", "14 digits", "orgao_entidade_cnpj"),
  STATE("uf", "[A-Z]{2}", "two letters such as RJ", "unidade_orgao_uf_sigla"),
  MUNICIPALITY("codigoMunicipioIbge", "[0-9]{7}", "7 digits", "unidade_orgao_codigo_ibge"),
  UNIT(
      "codigoUnidadeAdministrativa",
      "[A-Za-z0-9._-]{1,40}",
      "letters, digits, dots and dashes",
      "unidade_orgao_codigo_unidade"),
  CONTEST("codigoModoDisputa", "[1-9][0-9]{0,2}", "a code such as 1", "modo_disputa_id"),
  /** No column: rows have the name of the system that published, not its number. */
  USER("idUsuario", "[0-9]{1,12}", "a number", "");

  private final String parameter;
  private final Pattern form;
  private final String expected;
  private final String column;

  PncpFilter(String parameter, String form, String expected, String column) {
    this.parameter = parameter;
    this.form = Pattern.compile(form);
    this.expected = expected;
    this.column = column;
  }

  /**
   * Returns the filter of this name.
   *
   * @throws IllegalArgumentException when there is none; the message is for the user
   */
  static PncpFilter named(String parameter) {
    return Arrays.stream(values())
        .filter(filter -> filter.parameter.equals(parameter))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Invalid --filter: "
                        + Shown.text(parameter)
                        + ". PNCP knows "
                        + Arrays.stream(values())
                            .map(filter -> filter.parameter)
                            .collect(Collectors.joining(", "))
                        + "."));
  }

  /**
   * Returns a value as the API takes it.
   *
   * @throws IllegalArgumentException when it takes no such value; the message is for the user
   */
  String value(String wanted) {
    String value = this == STATE ? wanted.toUpperCase(Locale.ROOT) : wanted;
    if (!form.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "Invalid --filter: "
              + parameter
              + "="
              + Shown.text(wanted)
              + ". It is "
              + expected
              + ".");
    }
    return value;
  }

  /** Returns the column of the rows that has the value, when one does. */
  Optional<String> column() {
    return column.isEmpty() ? Optional.empty() : Optional.of(column);
  }
}
