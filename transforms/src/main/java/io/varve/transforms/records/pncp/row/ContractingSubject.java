package io.varve.transforms.records.pncp.row;

import io.varve.transforms.records.json.TypedFields;
import java.util.Optional;

/** What is bought, for how much (reais), from which funds, and where to read more. */
public record ContractingSubject(
    Optional<String> objetoCompra,
    Optional<Double> valorTotalEstimado,
    Optional<Double> valorTotalHomologado,
    Optional<Boolean> srp,
    Optional<Boolean> emendaParlamentar,
    Optional<String> fontesOrcamentarias,
    Optional<String> informacaoComplementar,
    Optional<String> justificativaPresencial,
    Optional<String> linkSistemaOrigem,
    Optional<String> linkProcessoEletronico) {

  static ContractingSubject of(TypedFields fields) {
    return new ContractingSubject(
        fields.text("objetoCompra"),
        fields.number("valorTotalEstimado"),
        fields.number("valorTotalHomologado"),
        fields.flag("srp"),
        fields.flag("emendaParlamentar"),
        fields.list("fontesOrcamentarias"),
        fields.text("informacaoComplementar"),
        fields.text("justificativaPresencial"),
        fields.text("linkSistemaOrigem"),
        fields.text("linkProcessoEletronico"));
  }
}
