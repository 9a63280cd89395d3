//! `completions`: a script that lets a shell complete our commands.

use clap_complete::Shell;

use crate::cli::command::Call;
use crate::cli::stop::Stop;

/// `completions SHELL`
pub fn run(call: &mut Call<'_>) -> Result<(), Stop> {
    let shell: Shell = call
        .word("shell")
        .and_then(|name| name.parse().ok())
        .unwrap_or(Shell::Bash);
    let mut script = Vec::new();
    let mut root = call.root.clone();
    clap_complete::generate(shell, &mut root, "terakoya", &mut script);
    call.out.raw(&script)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::args::SHELLS;

    #[test]
    fn every_shell_we_name_is_known() {
        for name in SHELLS {
            assert!(name.parse::<Shell>().is_ok(), "{name}");
        }
    }
}
