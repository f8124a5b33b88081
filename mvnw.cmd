@echo off
rem Runs the Maven this project is built with, from any folder; see mvnw for the order of search.
setlocal
set "ROOT=%~dp0"
for /f "tokens=1,2 delims==" %%a in ('findstr /b "mavenVersion zipSha256" "%ROOT%.mvn\wrapper\maven-wrapper.properties"') do set "%%a=%%b"
if not defined MAVEN_USER_HOME set "MAVEN_USER_HOME=%USERPROFILE%\.m2"
set "DISTS=%MAVEN_USER_HOME%\wrapper\dists\daybook"
set "MAVEN=%DISTS%\apache-maven-%mavenVersion%\bin\mvn.cmd"
if exist "%MAVEN%" goto run
if not defined MVNW_REPOURL goto path

echo mvnw: fetching Maven %mavenVersion% from MVNW_REPOURL 1>&2
powershell -NoProfile -Command "$ErrorActionPreference='Stop'; $zip=Join-Path $env:TEMP ('maven-'+[guid]::NewGuid()+'.zip'); Invoke-WebRequest -UseBasicParsing -Uri ($env:MVNW_REPOURL.TrimEnd('/')+'/org/apache/maven/apache-maven/%mavenVersion%/apache-maven-%mavenVersion%-bin.zip') -OutFile $zip; if ((Get-FileHash $zip -Algorithm SHA256).Hash -ne '%zipSha256%') { throw 'SHA-256 differs from .mvn/wrapper/maven-wrapper.properties' }; Expand-Archive -Force $zip '%DISTS%'; Remove-Item $zip"
if errorlevel 1 exit /b 1
goto run

:path
set "MAVEN="
for %%m in (mvn.cmd) do set "MAVEN=%%~$PATH:m"
if defined MAVEN goto run
echo mvnw: no Maven found 1>&2
echo mvnw: next: install Maven 3.8 or newer, or set MVNW_REPOURL to a Maven repository 1>&2
exit /b 1

:run
"%MAVEN%" -f "%ROOT%pom.xml" %*
