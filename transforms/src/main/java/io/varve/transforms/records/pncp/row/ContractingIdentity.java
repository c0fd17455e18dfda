package io.varve.transforms.records.pncp.row;

import io.varve.transforms.records.json.TypedFields;
import java.util.Optional;

/** What a contracting is called by, and by whom it was published. */
public record ContractingIdentity(
    String numeroControlePncp,
    Optional<Long> anoCompra,
    Optional<Long> sequencialCompra,
    Optional<String> numeroCompra,
    Optional<String> processo,
    Optional<String> usuarioNome) {

  static ContractingIdentity of(String id, TypedFields fields) {
    fields.text("numeroControlePNCP");
    return new ContractingIdentity(
        id,
        fields.whole("anoCompra"),
        fields.whole("sequencialCompra"),
        fields.text("numeroCompra"),
        fields.text("processo"),
        fields.text("usuarioNome"));
  }
}
