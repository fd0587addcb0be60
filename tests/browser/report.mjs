// Counts what held and what did not, and says each failure once with its problems.
const shown = 5;

export class Report {
  passed = 0;
  failed = 0;

  // One check: `problems` is empty when it holds.
  add(what, problems) {
    if (problems.length === 0) {
      this.passed += 1;
      return;
    }
    this.failed += 1;
    console.log(`FAILED ${what}`);
    for (const problem of problems.slice(0, shown)) console.log(`  ${problem}`);
    if (problems.length > shown) console.log(`  and ${problems.length - shown} more`);
  }

  close() {
    console.log(`${this.passed} passed, ${this.failed} failed`);
    process.exitCode = this.failed > 0 || this.passed === 0 ? 1 : 0;
  }
}
