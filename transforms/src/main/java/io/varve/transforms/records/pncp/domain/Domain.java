package io.varve.transforms.records.pncp.domain;

import java.util.Optional;
import java.util.SortedMap;

/**
 * The domain tables of PNCP's manual: what a code means. Codes that a table does not have occur,
 * since the tables grow; they are no error.
 */
public enum Domain {
  MODALITY("modalidade"),
  CONTEST("modo_disputa"),
  STATE("situacao_compra"),
  ITEM_STATE("situacao_item"),
  JUDGEMENT("criterio_julgamento"),
  INSTRUMENT("instrumento_convocatorio"),
  DOCUMENT_TYPE("tipo_documento"),
  BENEFIT("beneficio"),
  LEGAL_BASIS("amparo_legal");

  private final String table;

  Domain(String table) {
    this.table = table;
  }

  /** Returns the name of a code; empty for no code, and for one that the table does not have. */
  public Optional<String> name(Optional<Long> code) {
    return code.map(value -> codes().get(value));
  }

  /** Returns the names by code. */
  public SortedMap<Long, String> codes() {
    return DomainTables.bundled().table(table);
  }
}
