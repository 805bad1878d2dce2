/** Eleven months from then: short of the twelve after which an opinion ends at the latest, whatever the clocks say. */
export function endOfOpinion(from: Date): string {
  const end = new Date(from);
  end.setUTCMonth(end.getUTCMonth() + 11);
  return end.toISOString();
}
