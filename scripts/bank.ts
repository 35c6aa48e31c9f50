import { runBankCommand } from './bank-command.ts'

process.exitCode = runBankCommand(process.argv.slice(2), (line) => console.log(line))
