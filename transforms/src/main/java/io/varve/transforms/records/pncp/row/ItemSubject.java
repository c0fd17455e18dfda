package io.varve.transforms.records.pncp.row;

import io.varve.transforms.records.json.TypedFields;
import java.time.Instant;
import java.util.Optional;

/** What an item is, how much of it, and for how many reais. */
public record ItemSubject(
    Optional<String> descricao,
    Optional<Double> quantidade,
    Optional<String> unidadeMedida,
    Optional<Double> valorUnitarioEstimado,
    Optional<Double> valorTotal,
    Optional<Boolean> orcamentoSigiloso,
    Optional<String> informacaoComplementar,
    Optional<Instant> dataInclusao,
    Optional<Instant> dataAtualizacao) {

  static ItemSubject of(TypedFields fields) {
    return new ItemSubject(
        fields.text("descricao"),
        fields.number("quantidade"),
        fields.text("unidadeMedida"),
        fields.number("valorUnitarioEstimado"),
        fields.number("valorTotal"),
        fields.flag("orcamentoSigiloso"),
        fields.text("informacaoComplementar"),
        fields.time("dataInclusao"),
        fields.time("dataAtualizacao"));
  }
}
