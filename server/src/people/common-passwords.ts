/** Those of ten signs and more that are tried first everywhere, and those a clinic would think of; in lower case. */
export const commonPasswords: ReadonlySet<string> = new Set(
  `
  1234567890 12345678910 123456789a 1234567891 123456789q 0123456789 0987654321 9876543210 1111111111 0000000000
  1q2w3e4r5t 1q2w3e4r5t6y 1qaz2wsx3edc 1qazxsw2 qwertyuiop qwerty1234 qwerty12345 qwerty123456 qwertyuiop123 qazwsxedcr
  qazwsxedcrfv asdfghjkl1 asdfghjkl; zxcvbnm123 zaq12wsxcde3 1234qwerasdf q1w2e3r4t5 q1w2e3r4t5y6 abcdefghij abcd123456
  abc1234567 abc123abc123 a123456789 aa12345678 password12 password123 password1234 password12345 passw0rd123 p@ssword123
  p@ssw0rd123 password01 password1! passwordpassword mypassword1 newpassword newpassword1 changeme123 changemenow
  changeme1234 letmein123 letmein1234 welcome123 welcome1234 welcome2023 welcome2024 welcome2025 welcome2026 iloveyou12
  iloveyou123 iloveyou1234 sunshine123 princess123 football123 baseball123 superman123 batman1234 trustno1trustno1
  administrator administrator1 admin12345 admin123456 admin1234567 adminadmin adminadmin1 rootroot123 default1234
  spring2024 spring2025 spring2026 summer2024 summer2025 summer2026 autumn2024 autumn2025 autumn2026 winter2024 winter2025
  winter2026 correcthorsebatterystaple hospital123 hospital1234 nurse12345 doctor12345 clinic12345 clinic1234 ketamine123
  ketamine1234 infusion123 chairside1 chairside12 chairside123 chairside1234 contraseña contraseña1 contraseña123
  contrasena123 bienvenido1 bienvenido123 hospital2025 hospital2026 enfermera123 clinica1234
  `
    .trim()
    .split(/\s+/),
);
