import { runConvertCommand } from './convert-command.ts'

process.exitCode = runConvertCommand(process.argv.slice(2), (line) => console.log(line))
