package io.varve.transforms.records.pncp.row;

import io.varve.transforms.records.json.TypedFields;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** When what happened; times in UTC, the day of publication as it was in São Paulo. */
public record ContractingTimes(
    LocalDate dataPublicacao,
    Optional<Instant> dataPublicacaoPncp,
    Optional<Instant> dataInclusao,
    Optional<Instant> dataAtualizacao,
    Optional<Instant> dataAtualizacaoGlobal,
    Optional<Instant> dataAberturaProposta,
    Optional<Instant> dataEncerramentoProposta) {

  static ContractingTimes of(LocalDate published, TypedFields fields) {
    return new ContractingTimes(
        published,
        fields.time("dataPublicacaoPncp"),
        fields.time("dataInclusao"),
        fields.time("dataAtualizacao"),
        fields.time("dataAtualizacaoGlobal"),
        fields.time("dataAberturaProposta"),
        fields.time("dataEncerramentoProposta"));
  }
}
