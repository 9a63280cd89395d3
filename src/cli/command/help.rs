//! `help`: what a command does.

use crate::cli::command::Call;
use crate::cli::help;
use crate::cli::mistake;
use crate::cli::stop::Stop;
use crate::msg;

/// `help [COMMAND…]`
pub fn run(call: &mut Call<'_>) -> Result<(), Stop> {
    let path: Vec<String> = call
        .matches
        .get_many::<String>("path")
        .map(|words| words.cloned().collect())
        .unwrap_or_default();
    let mut command = call.root;
    for word in &path {
        let Some(next) = command.find_subcommand(word) else {
            let known: Vec<&str> = command
                .get_subcommands()
                .map(clap::Command::get_name)
                .collect();
            let all = known.join(", ");
            return Err(mistake::unknown(
                msg!("cli-mistake-command", word = word),
                word,
                &known,
                msg!("cli-mistake-words", words = all),
            )
            .into());
        };
        command = next;
    }
    let lines = help::lines(call.root, &path, call.out.paper());
    call.out.lines(&lines)
}
