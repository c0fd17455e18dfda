package io.varve.runners.render;

import com.fasterxml.jackson.databind.JsonNode;

/** A cell of a result as text. */
final class CellText {

  private CellText() {}

  /** Returns text as it is, numbers without exponents, and lists and structures as JSON. */
  static String of(JsonNode cell) {
    if (cell.isContainerNode()) {
      return cell.toString();
    }
    return cell.isBigDecimal() ? cell.decimalValue().toPlainString() : cell.asText();
  }
}
